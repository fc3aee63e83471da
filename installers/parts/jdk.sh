# shellcheck shell=bash
# Finds a JDK 25. Nothing is started for it: every JDK says its version in the file "release".

is_jdk_25() { # FOLDER
  local line
  [[ $1 && -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    case $line in JAVA_VERSION=\"25*) return 0 ;; esac
  done <"$1/release"
  return 1
}

find_jdk() { # prints its folder; fails where there is none
  local folder java
  for folder in "${JAVA_HOME:-}" "${JDK_HOME:-}" "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$folder"; then
      echo "$folder"
      return
    fi
  done
  if java=$(command -v java) && java=$(real_path "$java") && is_jdk_25 "${java%/bin/java}"; then
    echo "${java%/bin/java}"
    return
  fi
  if [[ -x /usr/libexec/java_home ]] && folder=$(/usr/libexec/java_home -v 25 2>/dev/null) && is_jdk_25 "$folder"; then
    echo "$folder"
    return
  fi
  return 1
}

real_path() { # FILE: through all links, also where readlink knows no -f
  local file=$1 target
  while target=$(readlink "$file") && [[ $target ]]; do
    case $target in /*) file=$target ;; *) file=$(dirname "$file")/$target ;; esac
  done
  (cd "$(dirname "$file")" && echo "$PWD/$(basename "$file")")
}
