# shellcheck shell=bash
# Images under the names that people write, without a registry: a common ground of Debian packages, and on it a thin
# layer for each folder of images/. They are built once by an engine that exists only for this, into
# $LAB_CACHE/images/KEY; each new machine gets them as hard links, for nothing ever writes into the files of a layer.

IMAGES=$HERE/images
GROUND=lab/ground
KEPT_BUILDS=3

images_key() { # what the images follow from
  { (cd "$IMAGES" && find . -type f -print0 | sort -z | xargs -0 sha256sum) && cat "$HERE/parts/images.sh"; } |
    sha256sum | cut -c1-16
}

images_folder() { echo "$LAB_CACHE/images/$(images_key)"; }

build_images() {
  [[ -e $(images_folder)/done ]] || locked images build_all_images
}

give_images() { # DATA: the data folder of an engine that has not run yet
  local seed
  seed=$(images_folder)/seed
  cp -al "$seed/." "$1/" 2>/dev/null || cp -a "$seed/." "$1/"
}

build_all_images() {
  local folder new
  folder=$(images_folder)
  [[ ! -e $folder/done ]] || return 0 # somebody else was faster
  say 'building the images (once, until their definitions change)'
  rm -rf "$LAB_CACHE"/new-images.* # of one that was killed
  new=$(mktemp -d "$LAB_CACHE/new-images.XXXXXX")
  chmod 755 "$new"
  "$HERE/parts/image-build" "$new" "$IMAGES" "$GROUND" "$(usr_of "$LAB_CACHE/engines/20.10")" "$(jdk_for_images)" ||
    die "building the images failed, see $new/log"
  touch "$new/done"
  rm -rf "$folder"
  mkdir -p "$LAB_CACHE/images"
  mv "$new" "$folder"
  find "$LAB_CACHE/images" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -rn | cut -d' ' -f2- |
    tail -n +$((KEPT_BUILDS + 1)) | xargs -r rm -rf
}

jdk_for_images() {
  if [[ $LAB_JDK ]]; then
    echo "$LAB_JDK"
  else
    # shellcheck source=installers/parts/jdk.sh
    source "$HERE/../../installers/parts/jdk.sh"
    find_jdk || die 'the Java image needs a JDK 25; name its folder in LAB_JDK'
  fi
}
