package news

// Role is an office or job that the text gives to a person beside the name:
// "Microsoft CEO Satya Nadella", "Angela Merkel, the former chancellor".
type Role struct {
	Person       int    `json:"person"`       // cluster
	Organization int    `json:"organization"` // cluster of the country, firm or body; -1 where the text names none
	Title        string `json:"title"`        // as written, without the organization: "CEO", "former foreign minister"
	Span         Span   `json:"span"`         // from the first to the last word of the title
	Sentence     int    `json:"sentence"`
}
