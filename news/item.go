package news

// Item is what a knowledge base knows of an entity: the entity, and what helps
// to tell who is meant. What is not known is empty.
type Item struct {
	Entity
	Popularity float64  `json:"popularity,omitempty"` // 0 to 1: how much is said of it, on a logarithmic scale; 0 where unknown
	Gender     Gender   `json:"gender,omitempty"`     // of a person
	Kinds      []string `json:"kinds,omitempty"`      // nouns in the singular that the news calls it by: "retailer", "senator"
	Offices    []Office `json:"offices,omitempty"`    // of a person, in the order of the knowledge base
	Seats      []string `json:"seats,omitempty"`      // ids of the places where it lies or has its seat, nearest first
	Links      []string `json:"links,omitempty"`      // ids of other entities that it has to do with, sorted: owners, parties, parts
}

// Gender is how English speaks of a person.
type Gender string

// The genders that a pronoun tells.
const (
	Female Gender = "f" // she
	Male   Gender = "m" // he
	Neuter Gender = "x" // they
)

// Office is a role that a person has or had: chancellor of Germany, chief
// executive of Microsoft.
type Office struct {
	Role string `json:"role"`          // in lower case: "chancellor", "chief executive"
	Of   string `json:"of,omitempty"`  // id of the country or organization; "" where there is none
	From Date   `json:"from,omitzero"` // unknown where it is not known or long ago
	To   Date   `json:"to,omitzero"`   // unknown where the person still has it, or that is not known
}

// Referent is somebody whom a name may refer to.
type Referent struct {
	Entity string   // id
	Prior  float64  // share of the places with that name alone that mean the entity; those of one name add up to 1 at most
	Form   NameForm // how the entity has that name
}

// NameForm says how a name belongs to its bearer.
type NameForm uint8

// The forms of name, from the surest to the weakest.
const (
	FullName  NameForm = iota // the name itself
	Alias                     // another name, an acronym, a former name
	Demonym                   // the name of a country's people or its adjective: German, Germans
	Metonym                   // a place that stands for who rules from it: the Kremlin
	Surname                   // of a person
	ShortForm                 // the beginning of an organization's or a place's name: Kestrel for Kestrel Airlines
)
