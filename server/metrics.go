package server

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"newsgraph/graph"
)

// metrics counts what Prometheus asks for.
type metrics struct {
	registry *prometheus.Registry
	seconds  *prometheus.HistogramVec
}

func newMetrics(g *graph.Graph) *metrics {
	m := &metrics{registry: prometheus.NewRegistry(), seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "newsgraph_graphql_request_duration_seconds", Help: "How long GraphQL requests took, by HTTP status.",
	}, []string{"code"})}
	articles := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "newsgraph_articles", Help: "Articles in the graph; -1 if the store does not answer.",
	}, func() float64 { return countArticles(g) })
	m.registry.MustRegister(m.seconds, articles)
	return m
}

func countArticles(g *graph.Graph) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_, n, err := g.ListArticles(ctx, graph.ArticleFilter{}, graph.Page{Limit: 1, Total: true})
	if err != nil {
		return -1
	}
	return float64(n)
}

func (m *metrics) watch(h http.Handler) http.Handler {
	return promhttp.InstrumentHandlerDuration(m.seconds, h)
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
