package news

// MentionForm says with what kind of words a mention points to its cluster.
type MentionForm string

// The forms of mention, as in the schema.
const (
	ByName        MentionForm = "NAME"        // Angela Merkel, Merkel, Acme Corp.
	ByDescription MentionForm = "DESCRIPTION" // the chancellor, the Cupertino company
	ByPronoun     MentionForm = "PRONOUN"     // she, his, itself
)
