# shellcheck shell=bash
# A machine: namespaces (network, pid, mount, uts, ipc) with an address, a host name, an sshd and an engine.
# Its folder $LAB_DIR/NAME holds all that it has of its own; SIGKILL to its first process is a power cut.

is_machine() { [[ $1 && -e $LAB_DIR/$1/engine ]]; }
machines() { find "$LAB_DIR" -mindepth 2 -maxdepth 2 -name engine -printf '%h\n' 2>/dev/null | xargs -rn1 basename | sort -V; }
is_plain() { [[ $LAB_PLAIN == all || " $LAB_PLAIN " == *" $(number_of "$1") "* ]]; }

make_machine() { # NAME: its folder
  local dir=$LAB_DIR/$1 etc=$LAB_DIR/$1/own/etc address
  ! is_machine "$1" || return 0
  rm -rf "$dir"
  mkdir -p "$etc"/{docker,ssh} "$dir"/{log,data,cgroup,own/work,own/root,own/home,own/srv,own/mnt,own/tmp}
  address=$(address_of "$1")
  echo "$1" >"$etc/hostname"
  printf '127.0.0.1 localhost\n%s %s\n' "$address" "$1" >"$etc/hosts"
  echo "nameserver $GATEWAY" >"$etc/resolv.conf"
  make_ssh_host "$1" "$etc"
  make_certificate "$KEYS/authority" "$etc/docker" "$1" 20 serverAuth "DNS:$1,DNS:localhost,IP:$address,IP:127.0.0.1"
  if is_plain "$1"; then echo "tcp://$address:2375"; else echo "tcp://$address:2376"; fi >"$dir/listen"
  configure_engine "$1" >"$etc/docker/daemon.json"
  give_images "$dir/data"
  nth "$(number_of "$1")" "$LAB_ENGINES" >"$dir/engine" # last, for now it is one
}

configure_engine() { # MACHINE: the engine's configuration; dockerd has TLS on all its tcp addresses or on none
  local dir=$LAB_DIR/$1 tls='"tls": true, "tlsverify": true, "tlscacert": "/etc/docker/ca.pem",
  "tlscert": "/etc/docker/cert.pem", "tlskey": "/etc/docker/key.pem"'
  ! is_plain "$1" || tls='"tls": false'
  cat <<JSON
{ "hosts": ["unix:///run/docker.sock", "unix://$dir/docker.sock", "$(<"$dir/listen")"],
  $tls,
  "data-root": "$dir/data",
  "storage-driver": "overlay2",
  "exec-opts": ["native.cgroupdriver=cgroupfs"], "cgroup-parent": "/$CGROUP/$1",
  "labels": ["datacenter=$(nth "$(number_of "$1")" "$LAB_DATACENTERS")", "lab=$LAB_NAME"] }
JSON
}

start_machine() { # NAME: whatever state it is in; returns when its engine answers
  plug_in "$1"
  boot "$1"
  start_engine "$1"
  within 60 engine_answers "$1" || die "the engine of $1 does not answer, see $LAB_DIR/$1/log/engine"
}

first_process() { # MACHINE: its id, as seen from this computer
  local pid
  pid=$(cat "$LAB_DIR/$1/pid" 2>/dev/null) && [[ $(ip netns identify "$pid" 2>/dev/null) == "$1" ]] && echo "$pid"
}

boot() { # MACHINE
  local dir=$LAB_DIR/$1
  ! first_process "$1" >/dev/null || return 0
  rm -f "$dir/pid"
  setsid nsenter --net="/run/netns/$1" unshare --mount --propagation slave --uts --ipc --pid --fork \
    "$HERE/parts/machine-init" "$1" "$dir" "$(usr_of "$LAB_CACHE/engines/$(<"$dir/engine")")" </dev/null &>>"$dir/log/boot" &
  within 20 first_process "$1" || die "$1 does not boot, see $dir/log/boot"
  in_machine "$1" "$(type -P sshd)" -E "$dir/log/sshd"
}

in_machine() { # MACHINE COMMAND...
  local pid
  pid=$(first_process "$1") || die "$1 is off"
  nsenter -t "$pid" --mount --uts --ipc --net --pid --wd=/ "${@:2}"
}

power_off() { # MACHINE
  local pid
  unplug "$1"
  if pid=$(first_process "$1"); then kill -KILL "$pid"; fi
  [[ -e /run/netns/$1 ]] || return 0
  within 30 end_processes "$1" || die "processes of $1 do not end: $(ip netns pids "$1" | xargs)"
  ip netns delete "$1"
}

engine_pid() { in_machine "$1" cat /run/docker.pid 2>/dev/null; } # MACHINE: as seen in it
engine_answers() { curl -fsS -m 2 --unix-socket "$LAB_DIR/$1/docker.sock" http://engine/_ping; }

signal_engine() { # MACHINE SIGNAL
  in_machine "$1" kill "-$2" "$(engine_pid "$1")" || die "the engine of $1 does not run"
}

start_engine() { # MACHINE: starts it, or lets it go on
  local pid options
  if pid=$(engine_pid "$1") && in_machine "$1" kill -CONT "$pid" 2>/dev/null; then return; fi
  read -ra options <<<"$LAB_ENGINE_OPTIONS"
  in_machine "$1" setsid --fork dockerd "${options[@]}" </dev/null &>>"$LAB_DIR/$1/log/engine"
}

remove_cgroups() { # NAME: with a hierarchy for all controllers (v2) or one for each (v1)
  find /sys/fs/cgroup -depth -type d \( -path "/sys/fs/cgroup/$1*" -o -path "/sys/fs/cgroup/*/$1*" \) \
    -exec rmdir {} + 2>/dev/null || true
}
