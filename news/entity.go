package news

// EntityType says what kind of thing an entity is.
type EntityType string

// The types of entity, as in the schema.
const (
	Person       EntityType = "PERSON"
	Organization EntityType = "ORGANIZATION"
	Geopolitical EntityType = "GEOPOLITICAL" // a place with a government: a country, a state, a city
	Place        EntityType = "PLACE"
	NamedEvent   EntityType = "NAMED_EVENT"
	Work         EntityType = "WORK"
	Product      EntityType = "PRODUCT"
	Group        EntityType = "GROUP" // people by nation, religion or politics
	Other        EntityType = "OTHER"
)

// Entity is what mentions refer to: a person, a firm, a country.
type Entity struct {
	ID          string     `json:"id"` // see [WikidataEntityID]; local entities get theirs from package graph
	Name        string     `json:"name"`
	Type        EntityType `json:"type"`
	WikidataID  string     `json:"wikidataId,omitempty"` // Q22686; "" for an entity that no knowledge base knows
	Aliases     []string   `json:"aliases,omitempty"`    // other names, sorted, without Name
	Description string     `json:"description,omitempty"`
}

// WikidataEntityID is the id of the entity with a Wikidata identifier.
func WikidataEntityID(qid string) string { return "entity:" + qid }
