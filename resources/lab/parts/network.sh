# shellcheck shell=bash
# The network: a switch in a namespace of its own, so that this computer's firewall never matters to the machines.
#
#   this computer .1 ---[app]--- switch .254 (bridge, name server) ---[flab1]--- flab1 .11
#                                                                  ---[flab2]--- flab2 .12
#
# The switch forwards to nowhere else. Faults are sets of its ports, which three rules look at.

number_of() { echo "${1#"$LAB_NAME"}"; }
address_of() { echo "$LAB_NET.$((10 + $(number_of "$1")))"; }
in_switch() { nsenter --net="/run/netns/$SWITCH" "$@"; }
namespaces_of_machines() { ip netns list | awk '{print $1}' | grep -xE "${LAB_NAME}[0-9]+" || true; }

make_switch() {
  local i
  [[ ! -e /run/netns/$SWITCH ]] || return 0
  ! ip -o address | grep -qF " $LAB_NET." || die "the network $LAB_NET.0 is in use here; choose another LAB_NET"
  ip netns add "$SWITCH"
  ip -n "$SWITCH" link set lo up
  ip -n "$SWITCH" link add bridge type bridge
  ip -n "$SWITCH" address add "$GATEWAY/24" dev bridge
  ip -n "$SWITCH" link set bridge up
  in_switch sysctl -qw net.ipv4.ip_forward=1 # to say "unreachable" for the rest of the world at once
  ip link add "${LAB_NAME}0" type veth peer name app netns "$SWITCH"
  ip -n "$SWITCH" link set app master bridge up
  ip address add "$LAB_NET.1/24" dev "${LAB_NAME}0"
  ip link set "${LAB_NAME}0" up
  in_switch nft -f - <<'NFT'
add table bridge lab
add set bridge lab no_peers { type ifname; }
add set bridge lab no_app { type ifname; }
add map bridge lab lossy { type ifname : verdict; }
add chain bridge lab forward { type filter hook forward priority 0; }
add chain bridge lab input { type filter hook input priority 0; }
add rule bridge lab forward iifname @no_peers oifname != "app" drop
add rule bridge lab forward oifname @no_peers iifname != "app" drop
add rule bridge lab forward iifname @no_app oifname "app" drop
add rule bridge lab forward oifname @no_app iifname "app" drop
add rule bridge lab forward iifname vmap @lossy
add rule bridge lab forward oifname vmap @lossy
add rule bridge lab input iifname @no_peers drop
NFT
  mkdir -p "$LAB_DIR"
  for ((i = 1; i <= 40; i++)); do echo "$(address_of "$LAB_NAME$i") $LAB_NAME$i"; done >"$LAB_DIR/names"
  # A name server that says at once that there is nothing else: engines would wait long for one that is not there.
  in_switch dnsmasq --conf-file=/dev/null --no-resolv --no-hosts --addn-hosts="$LAB_DIR/names" --address=/#/ \
    --listen-address="$GATEWAY" --bind-interfaces --user=root --pid-file
}

remove_switch() {
  if [[ -e /run/netns/$SWITCH ]]; then
    within 20 end_processes "$SWITCH" || die "processes in $SWITCH do not end"
    ip netns delete "$SWITCH"
  fi
  ip link delete "${LAB_NAME}0" 2>/dev/null || true
}

end_processes() { # NAMESPACE: holds when none is left
  local pids
  pids=$(ip netns pids "$1")
  [[ -z $pids ]] || {
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null || true
    false
  }
}

plug_in() { # MACHINE: an address on a port of the switch
  local mac
  [[ ! -e /run/netns/$1 ]] || return 0
  # The same after a power cut, for the others remember it: else they would find it dead for seconds after its start.
  printf -v mac '02:f1:07:00:00:%02x' "$(number_of "$1")"
  ip netns add "$1"
  ip link add "$1" netns "$SWITCH" type veth peer name eth0 address "$mac" netns "$1"
  ip -n "$SWITCH" link set "$1" master bridge up
  ip -n "$1" link set lo up
  ip -n "$1" address add "$(address_of "$1")/24" dev eth0
  ip -n "$1" link set eth0 up
  ip -n "$1" route add default via "$GATEWAY"
}

unplug() { # MACHINE: from one moment to the next, without a word to those who are connected to it
  ip -n "$SWITCH" link delete "$1" 2>/dev/null || true
}

lab_cut() { # MACHINE [peers|app|all]
  local sets set
  case ${2:-peers} in
    peers) sets=no_peers ;;
    app) sets=no_app ;;
    all) sets='no_peers no_app' ;;
    *) die 'cut from whom? peers, app or all' ;;
  esac
  join_again "$1"
  for set in $sets; do in_switch nft add element bridge lab "$set" "{ \"$1\" }"; done
}

lab_slow() { # MACHINE RATE [LOSS]
  local bucket=(root tbf rate "${2:?RATE is missing, as 4mbit}" burst 16kb latency 1s) loss=${3:-0}
  tc -n "$SWITCH" qdisc replace dev "$1" "${bucket[@]}"
  tc -n "$1" qdisc replace dev eth0 "${bucket[@]}"
  in_switch nft -f - <<NFT
add chain bridge lab loss$loss
flush chain bridge lab loss$loss
add rule bridge lab loss$loss numgen random mod 100 < $loss drop
NFT
  in_switch nft delete element bridge lab lossy "{ \"$1\" }" 2>/dev/null || true
  in_switch nft add element bridge lab lossy "{ \"$1\" : jump loss$loss }"
}

lab_heal() { # MACHINE
  join_again "$1"
  in_switch nft delete element bridge lab lossy "{ \"$1\" }" 2>/dev/null || true
  tc -n "$SWITCH" qdisc delete dev "$1" root 2>/dev/null || true
  tc -n "$1" qdisc delete dev eth0 root 2>/dev/null || true
}

join_again() { # MACHINE
  local set
  for set in no_peers no_app; do
    in_switch nft delete element bridge lab "$set" "{ \"$1\" }" 2>/dev/null || true
  done
}
