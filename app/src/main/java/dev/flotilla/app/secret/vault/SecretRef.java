package dev.flotilla.app.secret.vault;

/** Names a secret that the vault keeps; it is safe to store and show. */
public record SecretRef(String id) {}
