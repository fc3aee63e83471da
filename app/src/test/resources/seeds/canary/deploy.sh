#!/bin/bash

export PEERS_NODE_A=192.0.2.10
export PEERS_NODE_B=192.0.2.20
export PEERS_NODE_C=192.0.2.30

if [ "$1" == "coordinator" ]; then
    python run_nodes.py coordinator
elif [ "$1" == "participant_b" ]; then
    python run_nodes.py participant_b
elif [ "$1" == "participant_c" ]; then
    python run_nodes.py participant_c
fi
