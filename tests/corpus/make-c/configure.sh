#!/bin/bash
prefix=/usr/local
while [ $# -gt 0 ]; do
  case $1 in
    --prefix=*) prefix=${1#*=} ;;
    --help) usage ;;
  esac
  shift
done
usage() {
  echo "usage: configure [--prefix=DIR]"
}
cat > config.mk <<EOF
PREFIX = $prefix
EOF
