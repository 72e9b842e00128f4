// Package gql is what gqlgen makes of schema.graphqls. Nobody needs to open it.
package gql

//go:generate go tool gqlgen generate
