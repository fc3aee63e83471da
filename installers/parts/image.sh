# shellcheck shell=bash
# What the image of a node is built from: the Dockerfile, a Java runtime of the modules that a node needs, the node's jars.

# java.naming: logback; jdk.crypto.ec: TLS on Javas that have it apart; jdk.management: load of the machine; jdk.unsupported: Netty's buffers
NODE_MODULES=java.base,java.logging,java.management,java.naming,java.xml,jdk.management,jdk.unsupported,jdk.crypto.ec

NODE_MADE=$TOP/node-runtime/target/unchecked/node

image_context() { # FOLDER
  local folder=$1
  build_node
  mkdir -p "$folder"
  rm -rf "${folder:?}"/{java,node}
  "$JDK/bin/jlink" --add-modules "$NODE_MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$folder/java" || stop 'jlink of this JDK does not work; install a whole JDK 25.'
  cp -R "$NODE_MADE" "$folder/node"
  mv "$folder/node/flotilla-node-run.jar" "$folder/node/flotilla-node.jar"
  cp "$TOP/node-runtime/Dockerfile" "$TOP/node-runtime/flotilla-node" "$TOP/node-runtime/usual.config" "$folder/"
}

build_node() { # into NODE_MADE: flotilla-node.jar and lib/
  need_maven
  tell 'building the node'
  rm -rf "${NODE_MADE:?}"
  run_maven -q -P program,node -pl node-runtime -Dmaven.test.skip=true package >&2 || stop 'The build failed; what Maven said stands above.'
}
