# shellcheck shell=bash disable=SC2034
# Packages: on Debian as root they are installed, elsewhere they are named in one sentence.

system_kind() {
  if [[ $OSTYPE == darwin* ]]; then
    echo mac
  elif type -P apt-get >/dev/null && [[ -e /etc/debian_version ]]; then
    echo debian
  elif type -P dnf >/dev/null; then
    echo fedora
  elif type -P pacman >/dev/null; then
    echo arch
  elif type -P zypper >/dev/null; then
    echo suse
  else
    echo other
  fi
}

can_install() { [[ $(system_kind) == debian && $EUID == 0 ]]; }

debian_install() { # PACKAGES...; asks for fresh lists only when those at hand do not do
  local get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600)
  "${get[@]}" install -y --no-install-recommends "$@" >&2 </dev/null || {
    "${get[@]}" update >&2 && "${get[@]}" install -y --no-install-recommends "$@" >&2 </dev/null
  }
}

debian_has() { # PACKAGE: can it be installed from here?
  apt-cache show "$1" &>/dev/null || { [[ $EUID == 0 ]] && apt-get -qq update &>/dev/null && apt-cache show "$1" &>/dev/null; }
}

how_to_install() { # THING (jdk, maven, window): the end of a sentence
  case $(system_kind):$1 in
    debian:jdk) echo 'install Temurin 25 (the package temurin-25-jdk from https://adoptium.net/installation/linux), for this release has no JDK 25 of its own' ;;
    debian:jdk-packaged) echo 'type: sudo apt-get install openjdk-25-jdk' ;;
    debian:maven) echo 'type: sudo apt-get install maven' ;;
    debian:window) echo "type: sudo apt-get install ${WINDOW_PACKAGES[*]}" ;;
    fedora:jdk) echo 'type: sudo dnf install java-25-openjdk-devel' ;;
    fedora:maven) echo 'type: sudo dnf install maven' ;;
    arch:jdk) echo 'type: sudo pacman -S jdk25-openjdk' ;;
    arch:maven) echo 'type: sudo pacman -S maven' ;;
    suse:jdk) echo 'type: sudo zypper install java-25-openjdk-devel' ;;
    suse:maven) echo 'type: sudo zypper install maven' ;;
    mac:jdk) echo 'type: brew install openjdk@25' ;;
    mac:maven) echo 'type: brew install maven' ;;
    *:maven) echo 'install Apache Maven 3.8 or newer from https://maven.apache.org' ;;
    *) echo 'install Temurin 25 from https://adoptium.net' ;;
  esac
}

# What JavaFX needs of a Linux desktop. Debian 13 renamed the first; the old name still finds it.
WINDOW_PACKAGES=(libgtk-3-0 libgl1 libxtst6 fonts-dejavu-core)

have_window_libraries() {
  local file
  [[ $OSTYPE == linux* ]] || return 0
  for file in /usr/lib/*/libgtk-3.so.0 /usr/lib64/libgtk-3.so.0 /usr/lib/libgtk-3.so.0; do
    [[ ! -e $file ]] || return 0
  done
  return 1
}

# A test wants the program alone: the service that comes with Debian's package is neither started nor left behind.
need_prometheus() {
  ! type -P prometheus >/dev/null || return 0
  can_install && debian_has prometheus || return 1
  tell 'installing prometheus'
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ ! -e $policy ]]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
  fi
  debian_install prometheus || true
  [[ -z $ours ]] || rm -f "$policy"
  if type -P systemctl >/dev/null; then systemctl disable prometheus &>/dev/null || true; fi
  type -P prometheus >/dev/null
}

has_compose() { docker compose version &>/dev/null || docker-compose version &>/dev/null; }

# It reads files without an engine; what Debian 12 has is the old one, which the tests know.
need_compose() {
  ! has_compose || return 0
  can_install && debian_has docker-compose || return 1
  tell 'installing docker-compose'
  debian_install docker-compose || true
  has_compose
}

need_jdk() { # sets JDK, or ends with a sentence
  local thing=jdk
  JDK=$(find_jdk) && return
  if [[ $(system_kind) == debian ]] && debian_has openjdk-25-jdk; then
    if can_install; then
      tell 'installing openjdk-25-jdk'
      debian_install openjdk-25-jdk && JDK=$(find_jdk) && return
    fi
    thing=jdk-packaged
  fi
  stop "Flotilla needs a JDK 25 and found none: $(how_to_install "$thing")."
}

need_maven() {
  ! type -P mvn >/dev/null || return 0
  if can_install; then
    tell 'installing maven'
    debian_install maven && return
  fi
  stop "Flotilla is built with Maven and found none: $(how_to_install maven)."
}

need_window_libraries() { # told, not demanded, where they cannot be installed: they may lie elsewhere
  ! have_window_libraries || return 0
  if can_install; then
    tell "installing ${WINDOW_PACKAGES[*]}"
    debian_install "${WINDOW_PACKAGES[@]}"
  elif [[ $(system_kind) == debian ]]; then
    tell "the window needs GTK 3 and did not find it: $(how_to_install window)"
  fi
}

tell() { echo "flotilla: $*" >&2; }

stop() {
  echo "$*" >&2
  exit 1
}
