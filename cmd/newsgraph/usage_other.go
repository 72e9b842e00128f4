//go:build !unix

package main

import "time"

// started is when the program began.
var started = time.Now()

// cpuTime is the time since the start, as the system tells no better one in
// the standard library.
func cpuTime() time.Duration { return time.Since(started) }

// peakMemory is not known.
func peakMemory() string { return "unknown" }
