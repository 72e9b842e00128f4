package newsgraph_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

// loadCompose reads docker-compose.yml as docker compose does, with these environment variables.
func loadCompose(t *testing.T, env types.Mapping) (*types.Project, error) {
	t.Helper()
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  ".",
		ConfigFiles: []types.ConfigFile{{Filename: "docker-compose.yml"}},
		Environment: env,
	})
}

func TestComposeWantsPassword(t *testing.T) {
	if _, err := loadCompose(t, nil); err == nil || !strings.Contains(err.Error(), "NEO4J_PASSWORD") {
		t.Errorf("without NEO4J_PASSWORD: got error %v, want one that names it", err)
	}
}

func TestCompose(t *testing.T) {
	const password = "correct-horse"
	project, err := loadCompose(t, types.Mapping{"NEO4J_PASSWORD": password})
	if err != nil {
		t.Fatal(err)
	}
	checkPublished(t, project)
	checkNeo4j(t, project.Services["neo4j"], password)
	checkNewsgraph(t, project.Services["newsgraph"], password)
}

// checkPublished checks what holds for both services.
func checkPublished(t *testing.T, project *types.Project) {
	if got, want := project.ServiceNames(), []string{"neo4j", "newsgraph"}; !slices.Equal(got, want) {
		t.Errorf("services: got %q, want %q", got, want)
	}
	for name, s := range project.Services {
		if len(s.Ports) == 0 {
			t.Errorf("%s publishes no port", name)
		}
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is published on %q, want 127.0.0.1", name, p.Published, p.HostIP)
			}
		}
		if s.Privileged || s.NetworkMode == "host" || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s: privileged %v, network mode %q, security options %q", name, s.Privileged, s.NetworkMode, s.SecurityOpt)
		}
		if len(s.Volumes) != 1 || s.Volumes[0].Type != "volume" || s.Volumes[0].Target != "/data" {
			t.Errorf("%s: got volumes %v, want a named one at /data", name, s.Volumes)
		} else if _, ok := project.Volumes[s.Volumes[0].Source]; !ok {
			t.Errorf("%s: volume %q is not declared", name, s.Volumes[0].Source)
		}
	}
}

func checkNeo4j(t *testing.T, s types.ServiceConfig, password string) {
	if !regexp.MustCompile(`^neo4j:5\.26(\.\d+)?-community$`).MatchString(s.Image) {
		t.Errorf("neo4j: image %q is not the community edition of the 5.26 series", s.Image)
	}
	if got := value(s, "NEO4J_AUTH"); got != "neo4j/"+password {
		t.Errorf("neo4j: NEO4J_AUTH is %q, want the password in it", got)
	}
	if s.HealthCheck == nil || !strings.Contains(strings.Join(s.HealthCheck.Test, " "), "RETURN 1") {
		t.Errorf("neo4j: the health check %+v asks no query", s.HealthCheck)
	}
}

func checkNewsgraph(t *testing.T, s types.ServiceConfig, password string) {
	if got := s.DependsOn["neo4j"].Condition; got != types.ServiceConditionHealthy {
		t.Errorf("newsgraph waits for neo4j until %q, want %q", got, types.ServiceConditionHealthy)
	}
	for name, want := range map[string]string{"NEO4J_URI": "bolt://neo4j:7687", "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": password} {
		if got := value(s, name); got != want {
			t.Errorf("newsgraph: %s is %q, want %q", name, got, want)
		}
	}
	if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || len(s.CapAdd) > 0 || s.User != "" {
		t.Errorf("newsgraph: read-only %v, dropped %q, added %q, user %q", s.ReadOnly, s.CapDrop, s.CapAdd, s.User)
	}
	if s.Build == nil || s.Image != "" {
		t.Errorf("newsgraph is not built from the Dockerfile")
	}
	if want := []string{"serve", "--addr", "0.0.0.0:8080", "--data", "/data"}; !slices.Equal(s.Command, want) {
		t.Errorf("newsgraph: got command %q, want %q", s.Command, want)
	}
}

// value is the value of an environment variable of a service, "" if it is not set.
func value(s types.ServiceConfig, name string) string {
	if v := s.Environment[name]; v != nil {
		return *v
	}
	return ""
}

func TestDockerfile(t *testing.T) {
	text, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(mod)[1]
	build, final, ok := strings.Cut(string(text), "\nFROM scratch\n")
	if !ok {
		t.Fatal("the final stage does not start from scratch")
	}
	for _, want := range []string{"FROM golang:" + string(version) + ".", "CGO_ENABLED=0", "-trimpath", "ca-certificates.crt", "NOTICE"} {
		if !strings.Contains(build, want) {
			t.Errorf("the build stage has no %q", want)
		}
	}
	for _, want := range []string{"USER 65532:65532\n", "EXPOSE 8080\n", "VOLUME /data\n", `ENTRYPOINT ["/newsgraph"]` + "\n"} {
		if !strings.Contains(final, want) {
			t.Errorf("the final stage has no %q", want)
		}
	}
}
