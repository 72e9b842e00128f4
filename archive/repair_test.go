package archive

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func first(dir string) string { return filepath.Join(dir, fileName(1)) }

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTorn cuts the last page at every byte: readers take it for the end, Open
// cuts it off and says so, and what is added afterwards is read.
func TestTorn(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	whole := add(t, a, numbered(1), numbered(2)).Offset
	end := add(t, a, numbered(3)).Offset
	a.Close()
	data := readFile(t, first(dir))
	for cut := whole; cut < end; cut++ {
		writeFile(t, first(dir), data[:cut])
		r, err := NewReader(dir, Pos{})
		if err != nil {
			t.Fatal(err)
		}
		if pages, damage := drain(t, r); urls(pages) != "1 2" || len(damage) > 0 {
			t.Fatalf("cut at %d: read %q, damage %v", cut, urls(pages), damage)
		}
		a := open(t, dir, 0)
		if got := a.Repaired(); (got == nil) != (cut == whole) || got != nil && *got != (Repair{fileName(1), whole, cut - whole}) {
			t.Fatalf("cut at %d: repaired %+v", cut, got)
		}
		add(t, a, numbered(4))
		a.Close()
		if pages, damage := drain(t, r); urls(pages) != "4" || len(damage) > 0 { // the reader that was there all the time
			t.Fatalf("cut at %d: then read %q, damage %v", cut, urls(pages), damage)
		}
		r.Close()
		if pages, damage := read(t, dir, Pos{}); urls(pages) != "1 2 4" || len(damage) > 0 {
			t.Fatalf("cut at %d: read again %q, damage %v", cut, urls(pages), damage)
		}
	}
}

// TestTornBeginning cuts a new file within its first record.
func TestTornBeginning(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	add(t, a, numbered(1))
	a.Close()
	r, err := NewReader(dir, Pos{})
	if err != nil {
		t.Fatal(err)
	}
	drain(t, r)
	info := r.file
	info.seek(0)
	if _, err := info.next(); err != nil {
		t.Fatal(err)
	}
	end := info.offset()
	r.Close()
	data := readFile(t, first(dir))
	for cut := range end {
		writeFile(t, first(dir), data[:cut])
		a := open(t, dir, 0)
		if got := a.Repaired(); (got == nil) != (cut == 0) {
			t.Fatalf("cut at %d: repaired %+v", cut, got)
		}
		add(t, a, numbered(2))
		a.Close()
		if pages, damage := read(t, dir, Pos{}); urls(pages) != "2" || len(damage) > 0 {
			t.Fatalf("cut at %d: read %q, damage %v", cut, urls(pages), damage)
		}
	}
}

// TestTornLargeFile has a torn page far behind the first megabyte, where Open
// does not read from the beginning.
func TestTornLargeFile(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	noise := rand.NewChaCha8([32]byte{})
	var want []string
	var end int64
	for n := range 8 {
		p := numbered(n)
		p.Body = make([]byte, 700<<10)
		noise.Read(p.Body)
		end = add(t, a, p).Offset
		want = append(want, fmt.Sprint(n))
	}
	a.Close()
	if err := os.Truncate(first(dir), end-1); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir, 0)
	if got := a.Repaired(); got == nil || got.Offset+got.Cut != end-1 || got.Cut < 700<<10 {
		t.Fatalf("repaired %+v", got)
	}
	add(t, a, numbered(8))
	want[7] = "8"
	if pages, damage := read(t, dir, Pos{}); urls(pages) != strings.Join(want, " ") || len(damage) > 0 {
		t.Errorf("read %q, damage %v", urls(pages), damage)
	}
}

// TestDamage changes bytes of an archive, one at a time: at most the page that is
// hit is lost, and it is reported.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	var marks []int64
	for n := range 4 {
		marks = append(marks, add(t, a, numbered(n)).Offset)
	}
	a.Close()
	data := readFile(t, first(dir))
	copyDir := t.TempDir()
	writeFile(t, filepath.Join(copyDir, idFile), readFile(t, filepath.Join(dir, idFile)))
	writeFile(t, filepath.Join(copyDir, fileName(2)), data) // so that the first file is finished
	for i := 0; int64(i) < marks[2]; i += 3 {
		hit := bytes.Clone(data)
		hit[i] ^= 0x5a
		writeFile(t, first(copyDir), hit)
		pages, damage := read(t, copyDir, Pos{})
		got := urls(pages)
		var want string
		switch {
		case int64(i) < marks[0]:
			want = "1 2 3 0 1 2 3"
		case int64(i) < marks[1]:
			want = "0 2 3 0 1 2 3"
		default:
			want = "0 1 3 0 1 2 3"
		}
		switch harmless := got == "0 1 2 3 0 1 2 3"; {
		case harmless: // the header's spare bytes, the metadata, the warcinfo
		case got != want || len(damage) != 1 || damage[0].File != fileName(1):
			t.Fatalf("byte %d: read %q, damage %v; want %q", i, got, damage, want)
		}
	}
}

// TestDamagedArchiveGrows checks that Open does not cut off whole pages behind
// damaged ones.
func TestDamagedArchiveGrows(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	hit := add(t, a, numbered(1)).Offset
	add(t, a, numbered(2), numbered(3))
	a.Close()
	data := readFile(t, first(dir))
	data[hit+40] ^= 0xff
	copy(data[hit+400:], make([]byte, 20))
	writeFile(t, first(dir), data)
	a = open(t, dir, 0)
	if a.Repaired() != nil {
		t.Errorf("repaired %v", a.Repaired())
	}
	add(t, a, numbered(4))
	pages, damage := read(t, dir, Pos{})
	if urls(pages) != "1 3 4" || len(damage) != 1 {
		t.Errorf("read %q, damage %v", urls(pages), damage)
	}
	if rest, _ := read(t, dir, damage[0].Next); urls(rest) != "3 4" {
		t.Errorf("after the damage: %q", urls(rest))
	}
	data[20] ^= 0xff // now the first record too
	writeFile(t, first(dir), data)
	a.Close()
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "first record is damaged") {
		t.Errorf("open with damaged first record: %v", err)
	}
}

// TestForgedRecord has a page whose body is a WARC record. It must not pass for
// a record of the archive, even where the page around it is damaged.
// TestMarkThatDoesNotFit cuts a file that was read to its end, and lets it grow
// again: where it was read to, there is nothing at first, then the middle of a
// page.
func TestMarkThatDoesNotFit(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	between := add(t, a, numbered(0))
	mark := add(t, a, numbered(1), numbered(2))
	a.Close()
	if err := os.Truncate(first(dir), mark.Offset-100); err != nil {
		t.Fatal(err)
	}
	check := func(mark Pos, want string) {
		t.Helper()
		r, err := NewReader(dir, mark)
		if err == nil {
			r.Close()
		}
		if want == "" && err == nil {
			return
		}
		if err == nil || want == "" || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "ingest --again") {
			t.Errorf("mark %v: error %v; want %q and what to do", mark, err, want)
		}
	}
	check(mark, "the file ends at")
	a = open(t, dir, 0)
	check(mark, "the file ends at")
	p := numbered(3)
	p.Body = []byte(strings.Repeat("a long page ", 1000) + digest(p.Body))
	end := add(t, a, p, numbered(4))
	check(mark, "no record begins there")
	check(between, "")
	check(end, "")
	check(Pos{File: fileName(7), Offset: 1}, "no such file")
	check(Pos{File: "else.warc.gz", Offset: 1}, "names no file of an archive")
}

func TestForgedRecord(t *testing.T) {
	lie := &record{header: Fields{{"WARC-Type", "resource"}, {"WARC-Date", "2020-08-07T00:00:00Z"},
		{"WARC-Target-URI", "https://news.example/forged"}}, block: []byte("lies")}
	forged, err := pack([]*record{lie}, "<urn:uuid:00000000-0000-4000-8000-000000000000>")
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, 200<<10)
	rand.NewChaCha8([32]byte{}).Read(noise)
	p := numbered(2)
	p.Body = append(bytes.Clone(noise), append(forged, noise...)...)

	dir := t.TempDir()
	a := open(t, dir, 0)
	start := add(t, a, numbered(1)).Offset
	end := add(t, a, p).Offset
	add(t, a, numbered(3))
	a.Close()
	data := readFile(t, first(dir))
	if !bytes.Contains(data, forged[:40]) {
		t.Fatal("the forged record is not to be seen in the file: the test tests nothing")
	}
	damaged := bytes.Clone(data)
	copy(damaged[start+1000:], "damaged")
	writeFile(t, first(dir), damaged)
	if pages, damage := read(t, dir, Pos{}); urls(pages) != "1 3" || len(damage) != 1 {
		t.Errorf("read %q, damage %v", urls(pages), damage)
	}
	writeFile(t, first(dir), data[:end-100])
	a = open(t, dir, 0)
	if r := a.Repaired(); r == nil || r.Offset != start {
		t.Errorf("repaired %v, want a cut at %d", r, start)
	}
}

// TestKill kills a writing process with SIGKILL, several times, and checks that
// no page is lost that Append had returned for.
func TestKill(t *testing.T) {
	if dir := os.Getenv("ARCHIVE_TEST_WRITER"); dir != "" {
		writeUntilKilled(dir)
	}
	dir := t.TempDir()
	written := 0
	for range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKill$")
		cmd.Env = append(os.Environ(), "ARCHIVE_TEST_WRITER="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 20 {
			if lines.Scan() {
				written++
			}
		}
		cmd.Process.Kill()
		for lines.Scan() {
			written++
		}
		cmd.Wait()
	}
	open(t, dir, 0).Close()
	pages, damage := read(t, dir, Pos{})
	if len(pages) < written || len(pages) > written+5 || written < 100 || len(damage) > 0 {
		t.Errorf("%d pages written for sure, %d read, damage %v", written, len(pages), damage)
	}
}

func writeUntilKilled(dir string) {
	a, err := Open(dir, Options{MaxFileSize: 20_000})
	for n := 0; err == nil; n++ {
		p := numbered(n)
		p.Header = http.Header{"X-Noise": {strings.Repeat("x", n)}}
		if _, err = a.Append(p); err == nil {
			fmt.Println(n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
