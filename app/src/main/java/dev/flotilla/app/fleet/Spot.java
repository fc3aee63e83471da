package dev.flotilla.app.fleet;

/** The upper left corner of a card on the canvas, in canvas units (pixels at zoom 1). */
public record Spot(double x, double y) {}
