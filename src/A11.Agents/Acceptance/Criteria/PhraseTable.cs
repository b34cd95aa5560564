using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using static A11.Agents.Acceptance.Criteria.RequirementKind;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>What is said in a fixed phrase, and what it asks for.</summary>
internal static class PhraseTable
{
    private const string Secrets = "secrets|secret|passwords|password|credentials|credential|api-keys|api-key|access-tokens|tokens|private-keys|sensitive-data|secret-values";

    private const string Hard = "hard-coded|hardcoded|baked|baked-in|baked-into|plain-text|plaintext|clear-text|embedded|committed|inline|literal";

    private const string More = "or|and|nor? " + Secrets + "? or|and|nor? " + Secrets + "?";

    private const string InFiles = "in|inside|into|within|to? committed|workflow|compose|generated? file|files|image|images|image-layers|layers|repository|repo|code|source-code|compose-file|dockerfile|workflow|workflows|makefile?";

    private const string Dependency = "dependencies|dependency|packages|package|deps|modules|module|downloads";

    /// <summary>Phrases of several words that say one thing, before their words are looked at alone.</summary>
    public static ImmutableArray<Entry> Leading { get; } =
    [
        // Secrets.
        new($"there-are? no|without|zero|never|free-of|free-from|contains-no|contain-no|has-no|includes-no {Hard}? {Secrets} {More} {Hard}? {InFiles}", NoSecrets),
        new($"{Secrets} {More} is|are|must-be|should-be never|not {Hard}|stored|written|kept|in {InFiles}", NoSecrets),
        new($"does-not|do-not|doesn't|don't|must-not|should-not|never contain|contains|include|includes|leak|leaks|hard-code|hardcode|hard-codes|embed|embeds|expose|exposes|commit|commits|hold|have {Hard}? {Secrets} {More} {InFiles}", NoSecrets),

        // Images.
        new("uses|use? multi-stage|multiple-stages|several-stages docker? build|builds|dockerfile|image|docker-build?", MultiStage),
        new("build|built in|with|over|using multiple-stages|several-stages", MultiStage),
        new("runs|run|running|executes|execute|started|starts? as|with? dedicated|separate|own? non-root|nonroot|unprivileged|non-privileged|rootless user|account|process|container|execution?", NonRoot),
        new("dedicated|unprivileged|non-privileged|separate user|account", NonRoot),
        new("must|should|does|do|is|are? not|never|doesn't|don't|isn't run|runs|running|execute? as? root user?", NonRoot),
        new("no root user|access|privileges?", NonRoot),
        new("without root privileges|rights|access|user?", NonRoot),
        new("drops|drop root privileges|rights?", NonRoot),
        new("health-check|health-checks|health|health-probe|health-probes for|on|of? all|every|each|both service|services|container|containers", HealthCheck, "*"),
        new("all|every|each service|services|container|containers has|have|with|is|are|come-with|comes-with? health-check|health-checks|health-probe|health-checked|probed", HealthCheck, "*"),
        new("health-check|health-probe|health|healthcheck endpoint|url|route", HealthEndpoint),
        new("health-check|health-checks|health-probe|health-probes|health-checked", HealthCheck),
        new("proper|correct|clean|graceful? signal|signals|sigterm|stop-signal|stop-signals handling|handled|forwarding|forwarded|propagation|delivery|is-handled|are-handled|are-forwarded properly|correctly|cleanly|gracefully?", Signals),
        new("handles|handle|forwards|forward|receives|receive|gets|reacts-to|responds-to sigterm|signals|stop-signal|stop-signals|the-sigterm gracefully|properly|correctly|cleanly?", Signals),
        new("graceful|gracefully|clean shutdown|stop|termination|shut-down|stops|shuts-down|terminates|on-sigterm", Signals),
        new("stops|shuts-down|terminates|shutdown gracefully|cleanly", Signals),
        new("exec-form entrypoint|cmd|command|for-entrypoint|for-the-entrypoint", Signals),
        new("entrypoint|cmd|command in|uses|using|is|is-in exec-form", Signals),
        new("small|smaller|slim|minimal|lightweight|compact|tiny final? image|images|image-size|container|runtime-image|footprint size?", SmallImage),
        new("image|images|final-image|image-size is|are|stays|kept|is-kept|are-kept|remains small|slim|minimal|lightweight|compact", SmallImage),
        new("small|smaller|minimal size", SmallImage),
        new("=slim|alpine|distroless|chiseled|scratch|busybox based? base|base-image|base-images|variant|based|runtime-base", BaseVariant),
        new("=alpine|distroless|chiseled|scratch image|images|linux?", BaseVariant),
        new("based|built on =slim|alpine|distroless|chiseled|scratch|busybox image?", BaseVariant),
        new("no|without|never|not latest|floating|moving|mutable image? tag|tags", PinnedImages, "latest"),
        new("does-not|doesn't|never|not use|uses|rely-on latest tag|tags?", PinnedImages, "latest"),
        new("base? image|images|base-image-versions|image-versions|image-tags is|are|by? pinned by|to|with digest|digests", PinnedImages, "digest"),
        new("pin|pins|pinned base? image|images by|to|with digest|digests", PinnedImages, "digest"),
        new("base? image|images|base-image-versions|image-versions|image-tags|image-version|image-tag is|are? pinned to|by|with? exact|full|specific|fixed? version|versions|tag|tags?", PinnedImages),
        new("pin|pins|pinned base? image|images|image-versions|image-tags|image-version|base-image-versions|image-tag to|by|with? exact|full|specific|fixed? version|versions|tag|tags?", PinnedImages),

        // Compose files.
        new("data|database-data|state|storage|the-data survives|survive|outlives|outlive|persists|persist|is-persisted|is-persistent|are-persisted|is-kept|is-kept-in across|after|between|over|through|in? container? restarts|restart|containers|container|recreation|volume|volumes|named-volumes?", Volume),
        new("persistent|persisted|persists|persist|persisting|durable|named database|postgres|redis|db? data|storage|volume|volumes|volumes-for-data|volume-for-data across|over|between? restarts|container-restarts?", Volume),
        new("app|api|web|service|services|application|it|backend|server|program? waits|wait|waiting|starts|start|is-started|begins until|for|after|when|once|only-when|only-after|only-once database|databases|db|dependencies|dependency|services|healthy-database|healthy-services|healthy-dependencies|what-it-needs is|are|to-be|to-become|become|becomes|report|reports? healthy|ready|up?", WaitForHealthy),
        new("waits|wait|start|starts|depends|depend until|for|on|when|once|only-when =postgres|postgresql|redis|mysql|mariadb|mongodb|mongo|rabbitmq|memcached|db|database to-be|being|is|are? healthy|ready", WaitForHealthy),
        new("depends-on|depend-on|dependencies with|use|uses|using|on? health|healthy|service-healthy condition|conditions|services|dependencies|database?", WaitForHealthy),
        new("condition|conditions service-healthy", WaitForHealthy),
        new("start-up|startup|start|starting order", WaitForHealthy),
        new("healthy before it|app|the-app|service|application starts|start", WaitForHealthy),
        new("all|every|each? services|service|containers|container? restart-policy|restart-policies|restarts|restart|restarted =unless-stopped|always|on-failure", Restart),
        new("restart-policy|restart-policies for|on|of? all|every|each? services|service|containers|container?", Restart),
        new("services|containers|every-service|all-services|service|container? restart|restarts|restarted|are-restarted|is-restarted automatically|on-failure|after-a-crash|after-crash|on-crash|when-they-crash|by-themselves", Restart),
        new("resource|resources limits|limit|are-limited|is-limited for? all|every|each? services|service|containers|container? are-set|is-set|set?", ResourceLimits),
        new("=memory|cpu|memory-and-cpu|cpu-and-memory limits|limit|are-limited|is-limited for? all|every|each? services|service|containers|container? are-set|is-set|set?", ResourceLimits),
        new("ports|port|published-ports|published? is|are? bound|bind|binds|published|exposed|publish|available|only to|on|via only? localhost|loopback|127.0.0.1|local-machine|this-machine only?", LocalPorts),

        new("only? binds|bind|listens|published|exposed only? to|on only? localhost|loopback|127.0.0.1 only?", LocalPorts),

        // Workflows.
        new("token|github-token|permissions? contents read|read-only", Permissions, "read"),
        new($"cache|caches|caching|cached of|for? =pip|npm|nuget|go|yarn|pnpm|poetry|uv|docker|cargo|maven|gradle {Dependency}|cache|layers|build-cache|downloads?", Cache),
        new($"=pip|npm|nuget|go|yarn|pnpm|poetry|uv|docker|cargo|maven|gradle {Dependency}|layers|layer? cache|caches|cached|caching|is-cached|are-cached", Cache),
        new($"cache|caches|caching|cached of|for? all? {Dependency} between-runs|across-runs?", Cache),
        new($"{Dependency} cache|caches|caching|cached|is-cached|are-cached|must-be-cached|should-be-cached between-runs|across-runs?", Cache),
        new("least-privilege|least-privileged workflow|token|github-token|job? permissions|permission|token|access|rights|principle?", Permissions),
        new("minimal|minimum|limited|restricted|restrictive|explicit|scoped|lowest workflow|token|github-token|job? permissions|permission|token|access|rights", Permissions),
        new("workflow|job? permissions|token-permissions|token|github-token is|are|has|have? limited|restricted|minimal|least-privilege|explicit|scoped|minimal-permissions", Permissions),
        new("read-only token|github-token|permissions|permission|access|token-permissions", Permissions, "read"),
        new("workflow|job? permissions|token|github-token|token-permissions is|are|limited-to|restricted-to|has|only? read-only|read|contents-read|contents:-read", Permissions, "read"),
        new("concurrency group? cancels|cancel|cancelling|canceling|ends|and cancel|cancels|cancellation? of? in-progress|superseded|outdated|older|previous|stale|redundant|running|obsolete|old runs|builds|jobs|run|workflow-runs?", Concurrency, "cancel"),
        new("cancel|cancels|cancelling|canceling|cancelled|canceled|stop|stops in-progress|superseded|outdated|older|previous|stale|redundant|running|obsolete|old runs|builds|jobs|run|workflow-runs? on-new-pushes|on-new-commits|on-a-new-push|when-new-commits-are-pushed|for-new-commits|on-push?", Concurrency, "cancel"),
        new("in-progress|superseded|outdated|older|previous|stale|redundant|obsolete|old runs|builds|jobs|workflow-runs are|get|is cancelled|canceled|ended|stopped", Concurrency, "cancel"),
        new("concurrency group|groups|control|limit|limits|is-set|is-limited|limited?", Concurrency),
        new("all|every|each? third-party|github|external? actions|action are|is|get? pinned to|by|at|with? full? commit|commits|commit-sha|commit-shas|commit-hash|commit-hashes|sha|shas|full-length-commit-sha|hash|hashes", PinnedActions),
        new("pin|pins|pinned all? third-party|github|external? actions|action-versions to|by|at|with full? commit|commits|commit-sha|commit-shas|commit-hash|commit-hashes|sha|shas|full-length-commit-sha|hash|hashes", PinnedActions),
        new("pinned actions", PinnedActions),
        new("uses|use exact|full|specific|fixed base? image version|versions|tag|tags", PinnedImages),
        new("matrix|build-matrix|matrix-build|matrix-strategy|test-matrix|version-matrix|in-a-matrix|as-a-matrix|with-a-matrix|strategy-matrix", Matrix),
        new("fail-fast|fails-fast|failing-fast", Order, "Quick", "Test"),
        new("quick|fast|cheap checks come|run|go|happen|are|comes? before|first the? tests|test?", Order, "Quick", "Test"),
        new("checks|critical-checks first", Order, "Quick", "Test"),

        new("publish|publishes|push|pushes|release|releases|publishing nuget? package|packages|nuget-package|nuget-packages to|on|at? nuget|nuget.org", Tool, "dotnet nuget push"),
        new("packages|package|nuget-package|nuget-packages is|are? published|pushed to|on nuget|nuget.org", Tool, "dotnet nuget push"),
        new("publish|publishes|publishing npm? package|packages|npm-package|npm-packages to|on? npm|npm-registry", Tool, "npm publish"),

        // Makefiles.
        new("help-target|help|help-command|target-help|make-help that|which? lists|list|shows|show|prints|print|displays|explains|documents|describes|listing|showing all|available|documented|every|each|other? available|documented? targets|commands|target|command|what-each-target-does", HelpList),
        new("help-target|help|self-documenting|self-documented self-documenting|self-documented|help|makefile|targets", HelpList),
        new("all|every|each? target|targets has|have|with|is|are? documented|help-text|help-texts|description|descriptions|help-comment|help-comments|documentation|comment", HelpList),
        new("documented targets", HelpList),
        new("all|every|each|non-file? target|targets is|are? declared|marked? as? phony|.phony", Phony),
        new("phony|.phony targets|target|declaration|declarations|declared?", Phony),
        new("default target|goal is|should-be|prints|shows? =help|all|build|test|install|lint", DefaultTarget),
        new("=help|all|build|test|install|lint is default target|goal?", DefaultTarget),
        new("default =help|all|build|test target|goal", DefaultTarget),
        new("deploy|deployment requires|needs|asks-for|is-guarded-by|guarded-by|protected-by explicit? confirmation|guard", Guard, "deploy"),
        new("with safety? guard|guards|confirmation", Guard, "deploy"),
    ];

    /// <summary>Single things that are named: tools, kinds of work, languages, services, systems.</summary>
    public static ImmutableArray<Entry> Names { get; } =
    [
        new("build|builds|building|built docker|container|production? image|images", ImageBuild),
        new("docker|container image|images build|builds|built|is-built|are-built", ImageBuild),
        new("docker|container-image build|builds", ImageBuild),
        new("push|pushes|publish|publishes|pushed|published docker|container? image|images", ImagePush),
        new("image|images is|are? pushed|published", ImagePush),
        new("=integration|e2e|end-to-end|smoke|acceptance|contract|performance|load|ui test|tests|testing|test-suite", TestKind),
        Work(Purpose.Test, "all|unit|automated|unit-and? test|tests|testing|test-suite|unittests"),
        Work(Purpose.Lint, "code? lint|linter|linters|linting|lints|linted|static-analysis|static-code-analysis"),
        Work(Purpose.Format, "code? format|formatted|formatting|formats|formatter|formatters|code-style|layout"),
        Work(Purpose.Types, "static? type-check|type-checks|type-checking|type-checker|type-checked|types|typing|typechecks|type-safety"),
        Work(Purpose.Build, "build|builds|building|compile|compiles|compiling|compiled|compilation|built"),
        Work(Purpose.Deploy, "deploy|deploys|deployed|deployment|deployments|deploying|publish|publishes|publishing|published"),
        Work(Purpose.Scan, "security|vulnerability|dependency|sast? scan|scans|scanning|scanner|scanners|audit|audits"),
        Work(Purpose.Scan, "sast|vulnerabilities|scan-for-vulnerabilities|vulnerability"),
        Work(Purpose.Coverage, "code|test? coverage report|measurement?"),
        new("quick|fast checks", RequirementKind.Work, "Quick"),
        new("upload|uploads|uploaded|store|stores|keep|save|saves|publish as? build|test? artifact|artifacts", Artifact),
        new("as build? artifact|artifacts", Artifact),
        new("cache|caches|caching", Cache),
        new("permissions|permission", Permissions),
        new("concurrency", Concurrency),
        new("timeout|timeouts|time-limit|time-limits|timeout-minutes", RequirementKind.Timeout),
        new("on? =ubuntu|linux|windows|macos latest|runner|runners?", Runner),
        new("=ubuntu-latest|ubuntu-24.04|ubuntu-22.04|windows-latest|windows-2025|windows-2022|macos-latest|macos-15|macos-14 runner|runners?", Runner),
        new("named? volume|volumes", Volume),
        new("restart-policy|restart-policies", Restart),
        new("phony", Phony),
        new("help", Target, "help"),
        new("database|db", Service, "database"),
    ];

    /// <summary>Images of a Dockerfile or a compose file by their place: what is said of an image is said of its final stage.</summary>
    public static ImmutableArray<Entry> ImageParts { get; } =
    [
        new("base image|images", RequirementKind.Image),
        new("final|runtime image", RequirementKind.Image),
    ];

    /// <summary>Why something is wanted: that asks for nothing.</summary>
    public static ImmutableArray<Entry> Reasons { get; } =
    [
        new("for|to|in-order-to better|faster|improved|increased|more|quicker|get|improve|increase? speed|security|safety|performance|reproducibility|reliability|speed-up|faster-builds|faster-runs|faster-ci|quick-feedback|fast-feedback|feedback|maintainability|consistency|convenience|builds|runs", RequirementKind.Work),
    ];

    /// <summary>Finds the entries of a table in a text: at each word the one that takes the most words.</summary>
    public static void Read(CriterionText text, ImmutableArray<Entry> table, Action<Requirement> add)
    {
        for (var index = 0; index < text.Words.Length; index++)
        {
            var best = text.IsFree(index) ? Find(text, table, index) : null;
            if (best is { } found)
            {
                add(found.Requirement with { Place = (index, found.End) });
                text.Use(index, found.End - index);
                index = found.End - 1;
            }
        }
    }

    private static (Requirement Requirement, int End)? Find(CriterionText text, ImmutableArray<Entry> table, int index)
    {
        (Requirement Requirement, int End)? best = null;
        foreach (var entry in table)
        {
            if (entry.Match(text, index) is { } match && match.End > (best?.End ?? index))
            {
                best = match;
            }
        }

        if (table == Names)
        {
            foreach (var tool in Criterion.Tools)
            {
                if (text.MatchName(index, tool.Name) is > 0 and var length && index + length >= (best?.End ?? index))
                {
                    return (new Requirement(Tool, tool.Name), index + length);
                }
            }

            if (Vocabulary.MatchProduct(text, index) is { End: > 0 } product && product.End > (best?.End ?? index))
            {
                return Vocabulary.IsLanguage(product.Name) ? (new Requirement(Language, product.Name), product.End) : (new Requirement(Service, product.Name), EndOfService(text, product.End));
            }
        }

        return best;
    }

    /// <summary>“Redis cache” and “PostgreSQL database” are one thing.</summary>
    private static int EndOfService(CriterionText text, int end) => text.Is(end, "cache", "database", "db", "service", "server", "broker", "queue", "instance", "container", "store", "services", "databases") ? end + 1 : end;

    private static Entry Work(Purpose purpose, string pattern) => new(pattern, RequirementKind.Work, purpose.ToString());

    /// <summary>A phrase and what it asks for.</summary>
    internal sealed record Entry(string Pattern, RequirementKind Kind, string Name = "", string Value = "")
    {
        private readonly Phrase _phrase = Phrase.Parse(Pattern.Trim());

        /// <summary>What it asks for, and where it ends; null where it does not begin at a word.</summary>
        public (Requirement Requirement, int End)? Match(CriterionText text, int index) => _phrase.Match(text, index) is { } match
            ? (new Requirement(Kind, match.Name.Length > 0 ? match.Name : Name, Value.Length > 0 ? [Value] : []), match.End)
            : null;
    }
}
