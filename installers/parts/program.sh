# shellcheck shell=bash disable=SC2034
# The built program: target/program/HASH holds the jars that follow from sources with that hash, apart from what Maven
# rewrites at the next build, so that a running program never loses its jars.
#
# target/program/fingerprint   names, sizes and times of the sources when HASH was last seen to be theirs
# target/program/current       HASH
# HASH/flotilla.jar HASH/lib/  what runs
# HASH/native/                 the SQLite library of this system, so that no start unpacks it
# HASH/command.aot window.aot  start-up caches of the two ways to start it, once trained in the background

PROGRAM=$TOP/target/program
MADE=$TOP/app/target/unchecked # where the Maven profile "program" puts what it makes
SOURCES=(pom.xml app/pom.xml app/src/main node-runtime/pom.xml node-runtime/src/main resources/samples resources/schemas)
KEPT_PROGRAMS=3
MAVEN_RUNNER=() # the words of a command that Maven runs under
MAIN_CLASS=dev.flotilla.app.boot.Launcher
NODE_CLASS=dev.flotilla.node.boot.NodeMain

find_sources() { # WORDS...: the words of "find" for every source file
  local present=() one
  for one in "${SOURCES[@]}"; do [[ ! -e $TOP/$one ]] || present+=("$one"); done
  (cd "$TOP" && find "${present[@]}" -type f "$@")
}

fingerprint() { # cheap: one look at the file system, no content
  if [[ $OSTYPE == darwin* ]]; then find_sources -exec stat -f '%N %z %Fm' {} +; else find_sources -printf '%p %s %T@\n'; fi
}

content_hash() {
  local sum=(sha256sum)
  type -P sha256sum >/dev/null || sum=(shasum -a 256)
  find_sources -print0 | LC_ALL=C sort -z | (cd "$TOP" && xargs -0 "${sum[@]}") | "${sum[@]}" | cut -c1-16
}

is_current() { # FINGERPRINT: are the sources those that the program was built from? Sets BUILT
  [[ -r $PROGRAM/fingerprint && $1 == "$(<"$PROGRAM/fingerprint")" ]] || return 1
  BUILT=$PROGRAM/$(<"$PROGRAM/current")
  [[ -e $BUILT/flotilla.jar ]]
}

need_program() { # sets BUILT, the folder of the program that follows from the sources
  is_current "$(fingerprint)" || with_lock build_program
}

with_lock() { # COMMAND: one build at a time in this checkout
  mkdir -p "$PROGRAM"
  if type -P flock >/dev/null; then
    exec 8>"$PROGRAM/lock"
    flock 8
    "$@"
    exec 8>&-
  else
    until mkdir "$PROGRAM/lock.held" 2>/dev/null; do
      kill -0 "$(cat "$PROGRAM/lock.held/pid" 2>/dev/null || echo $$)" 2>/dev/null || rm -rf "$PROGRAM/lock.held"
      sleep 0.2
    done
    echo $$ >"$PROGRAM/lock.held/pid"
    trap 'rm -rf "$PROGRAM/lock.held"' EXIT
    "$@"
    rm -rf "$PROGRAM/lock.held"
    trap - EXIT
  fi
}

build_program() {
  local seen hash
  seen=$(fingerprint)
  ! is_current "$seen" || return 0 # somebody else was faster
  hash=$(content_hash)
  BUILT=$PROGRAM/$hash
  if [[ ! -e $BUILT/flotilla.jar ]]; then
    need_maven
    tell 'building (once, until the sources change)'
    rm -rf "${MADE:?}/lib"
    run_maven -q -P program -Dmaven.test.skip=true package &>"$PROGRAM/build.log" 8>&- || {
      cat "$PROGRAM/build.log" >&2
      stop 'The build failed; what Maven said stands above.'
    }
    keep_jars "$PROGRAM/new"
    keep_native "$PROGRAM/new"
    mv "$PROGRAM/new" "$BUILT"
    drop_old_programs
    train_start_up 8>&-
  fi
  echo "$hash" >"$PROGRAM/current"
  echo "$seen" >"$PROGRAM/fingerprint"
}

run_maven() { # WORDS...: on our JDK, for the formatter needs it, and without what an old Maven makes a new JDK warn of
  JAVA_HOME=$JDK MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    ${MAVEN_RUNNER[@]+"${MAVEN_RUNNER[@]}"} mvn -B -Dstyle.color=never -f "$TOP/pom.xml" "$@" </dev/null
}

keep_jars() { # FOLDER; libraries as links, but what this build writes itself as copies
  local jar
  rm -rf "$1"
  mkdir -p "$1/lib"
  for jar in "$MADE"/lib/*.jar; do
    case $jar in
      *-SNAPSHOT.jar) cp "$jar" "$1/lib/" ;;
      *) ln "$jar" "$1/lib/" 2>/dev/null || cp "$jar" "$1/lib/" ;;
    esac
  done
  for jar in "$MADE"/app-*.jar; do
    case $jar in *-sources.jar | *-javadoc.jar | *-tests.jar) ;; *) cp "$jar" "$1/flotilla.jar" ;; esac
  done
}

keep_native() { # FOLDER; where there is none for this system, the program unpacks its own at each start
  local path
  case $OSTYPE-$(uname -m) in
    linux-gnu-x86_64 | linux-gnu-aarch64) path=org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so ;;
    *) return 0 ;;
  esac
  mkdir -p "$1/native"
  (cd "$1/native" && "$JDK/bin/jar" xf ../lib/sqlite-jdbc-*.jar "$path" && mv "$path" . && rm -rf org) || rm -rf "$1/native"
}

drop_old_programs() {
  local old
  # shellcheck disable=SC2012 # names are hashes
  (cd "$PROGRAM" && ls -dt -- */) | tail -n +$((KEPT_PROGRAMS + 1)) | while read -r old; do rm -rf "${PROGRAM:?}/$old"; done
}

java_words() { # sets JAVA: the start of every command line. Jars are named one by one, for the caches want their order
  local jars=("$BUILT"/lib/*.jar) IFS=:
  JAVA=("$JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Dflotilla.home=$TOP"
    -Dslf4j.internal.verbosity=WARN -Xlog:disable -Xlog:all=error:stderr "-Xlog:aot*=off:stderr" -cp "$BUILT/flotilla.jar:${jars[*]}")
  [[ ! -d $BUILT/native ]] || JAVA+=("-Dorg.sqlite.lib.path=$BUILT/native" -Dorg.sqlite.lib.name=libsqlitejdbc.so)
}

train_start_up() { # in the background and at the lowest priority; a program without its caches only starts slower
  [[ ${FLOTILLA_NO_TRAINING:-} == '' ]] || return 0
  java_words
  (
    trap '' HUP
    room=$(mktemp -d)
    train command --data "$room/data" host list
    train window first-light --to "$room/pictures"
    rm -rf "$room"
  ) </dev/null &>"$BUILT/training.log" &
}

train() { # CACHE ARGUMENTS...
  local cache=$BUILT/$1.aot
  shift
  nice -n 19 "${JAVA[@]}" "-XX:AOTCacheOutput=$cache.new" "$MAIN_CLASS" "$@" || true
  [[ -s $cache.new ]] || return 0
  sync "$cache.new" # a torn one would be a crash
  mv "$cache.new" "$cache"
}

use_cache() { # CACHE
  [[ ! -e $BUILT/$1.aot ]] || JAVA+=("-XX:AOTCache=$BUILT/$1.aot")
}
