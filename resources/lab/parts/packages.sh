# shellcheck shell=bash
# The Debian packages that the lab stands on. No docker.io: engines come from the cache and never run outside the lab.

declare -A PACKAGE_OF=(
  [ip]=iproute2 [iptables]=iptables [nft]=nftables [nsenter]=util-linux [tini]=tini [sshd]=openssh-server [openssl]=openssl
  [dnsmasq]=dnsmasq-base [curl]=curl [mmdebstrap]=mmdebstrap [ps]=procps [flock]=util-linux [xz]=xz-utils [unzip]=unzip
  [mvn]=maven
)

install_packages() {
  local tool missing=()
  for tool in "${!PACKAGE_OF[@]}"; do
    type -P "$tool" >/dev/null || missing+=("${PACKAGE_OF[$tool]}")
  done
  ((${#missing[@]})) || return 0
  type -P apt-get >/dev/null || die "needs Debian; missing here: ${missing[*]}"
  say "installing ${missing[*]}"
  without_starting_services apt_install "${missing[@]}" || die "cannot install ${missing[*]}"
}

apt_install() { # PACKAGES...; asks for fresh lists only when the ones at hand do not do
  local get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600)
  "${get[@]}" install -y --no-install-recommends "$@" >&2 || {
    "${get[@]}" update >&2
    "${get[@]}" install -y --no-install-recommends "$@" >&2
  }
}

without_starting_services() { # COMMAND...: the lab wants the programs, not an sshd on this computer
  local policy=/usr/sbin/policy-rc.d status=0
  if [[ -e $policy ]]; then
    "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  "$@" || status=$?
  rm -f "$policy"
  return "$status"
}
