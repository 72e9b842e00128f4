//go:build unix

package main

import (
	"fmt"
	"runtime"
	"syscall"
	"time"
)

// used is what the program has used of the machine.
func used() syscall.Rusage {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return syscall.Rusage{}
	}
	return u
}

// cpuTime is the time that the program has computed, on all cores together.
func cpuTime() time.Duration {
	u := used()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most that the program has held in memory.
func peakMemory() string {
	unit := int64(1024) // of Maxrss on Linux and the BSDs
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1
	}
	u := used()
	return fmt.Sprintf("%d MB", int64(u.Maxrss)*unit/1_000_000)
}
