# shellcheck shell=bash
# Certificates for the engines and their client, and the ssh keys.
# $LAB_DIR/keys/client is a folder as DOCKER_CERT_PATH wants it; next to it are two that must be refused.

KEYS=$LAB_DIR/keys

make_keys() {
  [[ ! -e $KEYS/done ]] || return 0
  rm -rf "$KEYS"
  mkdir -p "$KEYS"/{authority,client,expired,stranger/authority,ssh}
  make_authority "$KEYS/authority"
  make_authority "$KEYS/stranger/authority"
  make_certificate "$KEYS/authority" "$KEYS/client" client 20 clientAuth
  make_certificate "$KEYS/authority" "$KEYS/expired" client -1 clientAuth
  make_certificate "$KEYS/stranger/authority" "$KEYS/stranger" client 20 clientAuth
  ssh-keygen -q -t ed25519 -N '' -C "$LAB_NAME" -f "$KEYS/ssh/id_ed25519"
  : >"$KEYS/ssh/known_hosts"
  printf '%s\n' 'User root' "IdentityFile $KEYS/ssh/id_ed25519" 'IdentitiesOnly yes' \
    "UserKnownHostsFile $KEYS/ssh/known_hosts" 'StrictHostKeyChecking yes' >"$KEYS/ssh/config"
  touch "$KEYS/done"
}

NEW_KEY=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)

make_authority() { # FOLDER
  openssl req -x509 "${NEW_KEY[@]}" -keyout "$1/ca-key.pem" -out "$1/ca.pem" -subj "/CN=$LAB_NAME authority" \
    -days 7300 2>/dev/null
  : >"$1/index"
  echo 01 >"$1/serial"
}

make_certificate() { # AUTHORITY FOLDER NAME YEARS USAGE [ALTERNATIVE-NAMES]; valid from ten years ago to YEARS from now
  local from to
  from=$(date -u -d '10 years ago' +%y%m%d%H%M%SZ)
  to=$(date -u -d "$4 years" +%y%m%d%H%M%SZ)
  openssl req -new "${NEW_KEY[@]}" -keyout "$2/key.pem" -out "$2/request" -subj "/CN=$3" 2>/dev/null
  printf 'extendedKeyUsage=%s\n' "$5" >"$2/extensions"
  [[ -z ${6:-} ]] || printf 'subjectAltName=%s\n' "$6" >>"$2/extensions"
  # "openssl ca", for "openssl x509" cannot make a certificate that has already expired
  openssl ca -batch -notext -config <(printf '%s\n' '[ca]' 'default_ca=it' '[it]' "database=$1/index" "serial=$1/serial" \
    'default_md=sha256' 'policy=any' 'unique_subject=no' '[any]' 'commonName=supplied') \
    -cert "$1/ca.pem" -keyfile "$1/ca-key.pem" -startdate "$from" -enddate "$to" -extfile "$2/extensions" \
    -in "$2/request" -out "$2/cert.pem" -outdir "$2" 2>"$2/log" || die "cannot make a certificate, see $2/log"
  cp "$1/ca.pem" "$2/ca.pem"
  rm -f "$2"/{request,extensions,log} "$2"/[0-9A-F]*.pem
}

make_ssh_host() { # MACHINE ETC: its host key, and what clients know of it
  local address
  address=$(address_of "$1")
  ssh-keygen -q -t ed25519 -N '' -C "$1" -f "$2/ssh/ssh_host_ed25519_key"
  echo "$1,$address $(<"$2/ssh/ssh_host_ed25519_key.pub")" >>"$KEYS/ssh/known_hosts"
  printf 'Host %s\n  HostName %s\n' "$1" "$address" >>"$KEYS/ssh/config"
  cp "$KEYS/ssh/id_ed25519.pub" "$2/ssh/authorized_keys"
  printf '%s\n' 'HostKey /etc/ssh/ssh_host_ed25519_key' 'AuthorizedKeysFile /etc/ssh/authorized_keys' 'StrictModes no' \
    'PermitRootLogin prohibit-password' 'PasswordAuthentication no' 'UsePAM no' 'UseDNS no' 'MaxStartups 100' \
    'AllowStreamLocalForwarding yes' 'Subsystem sftp internal-sftp' >"$2/ssh/sshd_config"
}
