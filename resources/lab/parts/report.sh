# shellcheck shell=bash
# What the lab tells others about itself.

engine_version() { cat "$LAB_CACHE/engines/$(<"$LAB_DIR/$1/engine")/version"; } # MACHINE

lab_status() {
  local name state
  for name in $(machines); do
    state=off
    ! first_process "$name" >/dev/null || state='no engine'
    ! engine_answers "$name" &>/dev/null || state=up
    printf '%-12s %-24s %-16s %s\n' "$name" "$(<"$LAB_DIR/$name/listen")" "$(engine_version "$name")" "$state"
  done
}

lab_env() { # [--json]
  [[ $(machines) ]] || die 'no lab is up'
  case ${1:-} in
    '') env_for_shells ;;
    --json) env_as_json ;;
    *) die 'env: nothing more, or --json' ;;
  esac
}

env_for_shells() {
  local name
  echo "export LAB_MACHINES='$(machines | xargs)' DOCKER_CERT_PATH=$KEYS/client LAB_SSH_CONFIG=$KEYS/ssh/config"
  for name in $(machines); do
    echo "export $name=$(<"$LAB_DIR/$name/listen") ${name}_unix=unix://$LAB_DIR/$name/docker.sock"
  done
}

env_as_json() { # names, addresses and paths of ours: nothing in them needs escaping but what a checkout's path may hold
  local name tcp tls first='' command=$HERE/lab
  command=${command//\\/\\\\} command=${command//\"/\\\"}
  cat <<JSON
{"command": "$command",
 "settings": {"LAB_NAME": "$LAB_NAME", "LAB_NET": "$LAB_NET", "LAB_DIR": "$LAB_DIR", "LAB_CACHE": "$LAB_CACHE"},
 "app": "$LAB_NET.1", "docker": "$(docker_command)",
 "certificates": "$KEYS/client", "expiredCertificates": "$KEYS/expired", "strangersCertificates": "$KEYS/stranger",
 "sshConfig": "$KEYS/ssh/config", "sshKey": "$KEYS/ssh/id_ed25519", "knownHosts": "$KEYS/ssh/known_hosts",
 "hosts": [
JSON
  for name in $(machines); do
    tcp=$(<"$LAB_DIR/$name/listen") tls=true
    [[ $tcp != *:2375 ]] || tls=false
    printf '%s  {"name": "%s", "address": "%s", "engine": "%s", "unix": "unix://%s", "tcp": "%s", "tls": %s, "ssh": "ssh://root@%s"}' \
      "$first" "$name" "$(address_of "$name")" "$(engine_version "$name")" "$LAB_DIR/$name/docker.sock" "$tcp" "$tls" "$(address_of "$name")"
    first=$',\n'
  done
  printf '\n]}\n'
}
