package news

import "testing"

func TestAddress(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://a.example/b", "https://a.example/b"},
		{"HTTPS://A.Example:443/B?c=D", "https://a.example/B?c=D"},
		{"http://a.example:80", "http://a.example/"},
		{"http://a.example:", "http://a.example/"},
		{"http://a.example.:80?x", "http://a.example/?x"},
		{"http://a.example:443/", "http://a.example:443/"},
		{"https://a.example:80/", "https://a.example:80/"},
		{"https://a.example/b?#c", "https://a.example/b"},
		{"https://a.example/b#:~:text=some%20words", "https://a.example/b"},
		{"https://me:secret@a.example/x/../b/./c%2Fd", "https://a.example/b/c%2Fd"},
		{"https://[::1]:443/", "https://[::1]/"},
		{"http://[::1]:8080/", "http://[::1]:8080/"},
		{"https://a.example/ü", "https://a.example/%C3%BC"},
		{"urn:sha256:ABC#d", "urn:sha256:ABC#d"},
		{"file:///A#b", "file:///A#b"},
		{"https://", "https://"},
		{"https://:443/", "https://:443/"},
		{"%zz", "%zz"},
		{"", ""},
	} {
		if got := Address(tt.address); got != tt.want || Address(got) != got {
			t.Errorf("Address(%q) = %q, want %q, and nothing new the second time", tt.address, got, tt.want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("HTTPS://u@A.example.:443/a/../b?#c")
	f.Add("http://a.example.:")
	f.Fuzz(func(t *testing.T, address string) {
		if once := Address(address); Address(once) != once {
			t.Errorf("Address(%q) = %q, and of that %q", address, once, Address(once))
		}
	})
}
