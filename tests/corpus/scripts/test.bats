#!/usr/bin/env bats
@test "adds" {
  run ./add.sh 1 2
  [ "$status" -eq 0 ]
  [ $output = 3 ]
}
