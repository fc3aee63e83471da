# shellcheck shell=bash
# Engines: the docker.io packages of several Debian releases, unpacked into the cache and never installed.
#
# $LAB_CACHE/engines/LINE/top lies over the /usr of a machine: the engine's programs, and the C library and libseccomp
# that they were built against where those are newer than this computer's. LINE/floor lies under it: libraries that
# this computer lacks. All else on a machine (sshd, iptables) stays this computer's, for iptables breaks on foreign libraries.

fetch_engines() {
  local line
  for line in 20.10 $LAB_ENGINES; do fetch_engine "$line"; done
}

release_of() { # LINE: the Debian release that carries it
  case $1 in
    20.10) echo bookworm ;;
    26.1) echo trixie ;;
    28.5) echo sid ;;
    *) die "no engine $1; there are 20.10, 26.1 and 28.5" ;;
  esac
}

fetch_engine() { # LINE
  local release
  release=$(release_of "$1")
  [[ -e $LAB_CACHE/engines/$1/version ]] || locked engines unpack_engine "$1" "$release"
}

unpack_engine() { # LINE RELEASE
  local dir=$LAB_CACHE/engines/$1 new version
  [[ ! -e $dir/version ]] || return 0 # somebody else was faster
  rm -rf "$LAB_CACHE"/new-engine.* # of one that was killed
  new=$(mktemp -d "$LAB_CACHE/new-engine.XXXXXX")
  say "fetching the engine of Debian $2"
  # Into a folder, not a pipe: with a pipe it signals its whole process group when the reader ends early.
  mmdebstrap --quiet --variant=extract --include=docker.io --aptopt='Acquire::Check-Valid-Until "false"' "$2" "$new/all" \
    2>"$new/log" >&2 || {
    say "cannot fetch the engine of Debian $2: $(grep . "$new/log" | tail -n 1)"
    rm -rf "$new"
    return 1
  }
  sort_engine "$new"
  version=$("$new/top/sbin/dockerd" --version 2>/dev/null || in_usr_of "$new" dockerd --version)
  version=${version#Docker version } version=${version%%,*}
  [[ $version == "$1".* ]] || say "Debian $2 carries engine $version now, no longer $1"
  echo "$version" >"$new/version"
  rm -rf "$dir" "$new/log"
  mkdir -p "$LAB_CACHE/engines"
  chmod 755 "$new"
  mv "$new" "$dir"
}

sort_engine() { # FOLDER: what was unpacked into "all" goes to "top" and "floor", or away
  local all=$1/all libs program lib
  libs=$(cd "$all/usr/lib" && echo *-linux-gnu)
  mkdir -p "$1"/top/{sbin,bin} "$1/top/lib/$libs" "$1/floor/lib/$libs"
  for program in sbin/{dockerd,docker-proxy,runc} \
    bin/{docker,docker-init,tini-static,runc,containerd,containerd-shim,containerd-shim-runc-v2}; do
    [[ ! -e $all/usr/$program && ! -L $all/usr/$program ]] || mv "$all/usr/$program" "$1/top/$program"
  done
  [[ ! -d $all/lib/$libs || -L $all/lib ]] || cp -a "$all/lib/$libs/." "$all/usr/lib/$libs/" # releases before the great merge
  if newer_c_library "$all/usr/lib/$libs/libc.so.6"; then
    for lib in "$all/usr/lib/$libs"/{ld-*,libc,libm,libmvec,libresolv,libseccomp}.so.*; do
      [[ ! -e $lib ]] || mv "$lib" "$1/top/lib/$libs/"
    done
  fi
  mv "$all/usr/lib/$libs"/*.so.* "$1/floor/lib/$libs/"
  rm -rf "$all"
}

newer_c_library() { # FILE: is it newer than this computer's?
  local ours theirs
  ours=$(getconf GNU_LIBC_VERSION)
  ours=${ours#glibc }
  theirs=$(grep -aoE 'GNU C Library \([^)]*\) stable release version [0-9.]+' "$1" | grep -oE '[0-9]+\.[0-9]+' | tail -n 1)
  [[ $theirs != "$ours" && $(printf '%s\n' "$ours" "$theirs" | sort -V | tail -n 1) == "$theirs" ]]
}

usr_of() { echo "lowerdir=$1/top:/usr:$1/floor"; } # FOLDER: the overlay options that make this computer's /usr an engine's

in_usr_of() { # FOLDER COMMAND...
  # shellcheck disable=SC2016
  unshare --mount sh -c 'mount -t overlay -o "$1" usr /usr && shift && exec "$@"' sh "$(usr_of "$1")" "${@:2}"
}

docker_command() { echo "$LAB_CACHE/engines/20.10/top/bin/docker"; }
docker_at() { "$(docker_command)" -H "unix://$LAB_DIR/$1/docker.sock" "${@:2}"; } # MACHINE WORDS...
