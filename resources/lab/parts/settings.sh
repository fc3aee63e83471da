# shellcheck shell=bash disable=SC2034
# What can be set from outside, and the few words that all parts share.

LAB_NAME=${LAB_NAME:-flab}                            # machines are called after it: flab1, flab2, ...
LAB_NET=${LAB_NET:-10.89.0}                           # the first three bytes of all addresses
LAB_DIR=${LAB_DIR:-/var/lib/flotilla-lab/$LAB_NAME}   # state; machines have /root /home /srv /mnt /tmp of their own
LAB_CACHE=${LAB_CACHE:-/var/cache/flotilla-lab}       # engines and images; best on the file system of LAB_DIR
LAB_ENGINES=${LAB_ENGINES:-20.10}                     # of 20.10, 26.1, 28.5: dealt to the machines in turn
LAB_PLAIN=${LAB_PLAIN:-}                              # numbers of machines on plain tcp 2375, not TLS 2376; or: all
LAB_DATACENTERS=${LAB_DATACENTERS:-dc1 dc2}           # the engines' datacenter labels, dealt in turn
LAB_ENGINE_OPTIONS=${LAB_ENGINE_OPTIONS:-}            # more words for dockerd, as --userland-proxy=false
LAB_JDK=${LAB_JDK:-}                                  # the JDK 25 whose runtime goes into the Java image; else found

PATH=$PATH:/usr/sbin:/sbin
SWITCH=$LAB_NAME-switch
GATEWAY=$LAB_NET.254
CGROUP=$LAB_NAME-lab

say() { echo "lab: $*" >&2; }

die() {
  say "$*"
  exit 1
}

# The name becomes a network interface with a number behind it, so it is short and ends in a letter.
[[ $LAB_NAME =~ ^([a-z][a-z0-9]{0,8})?[a-z]$ ]] || die "LAB_NAME: at most 10 letters and digits, the last a letter"
[[ $LAB_NET =~ ^[0-9]{1,3}(\.[0-9]{1,3}){2}$ ]] || die 'LAB_NET: three numbers, as 10.89.0'

needs_root() { [[ $EUID == 0 ]] || die 'making namespaces and running engines needs root'; }

within() { # SECONDS COMMAND...: tries the command until it holds
  local end=$((SECONDS + $1))
  shift
  until "$@" &>/dev/null; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

nth() { # N WORDS: the word that comes to N when words are dealt in turn, from 1
  local words
  read -ra words <<<"$2"
  echo "${words[($1 - 1) % ${#words[@]}]}"
}

locked() { # NAME COMMAND...: one caller at a time on this computer, in whatever checkout
  local name=$1 fd
  shift
  mkdir -p "$LAB_CACHE"
  exec {fd}>"$LAB_CACHE/$name.lock"
  flock -w 900 "$fd" || die "another lab has been at the $name for 15 minutes"
  "$@" # errors end the script, and with it the lock
  exec {fd}>&-
}
