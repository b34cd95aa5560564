#!/bin/bash
# Looks for the output.
mkdir out || cd out
ls
test -d in && cd in
ls
cd logs
ls
