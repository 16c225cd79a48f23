//go:build !linux

package main

// limited is for systems whose disks the tests know how to fill.
func limited() { main() }
