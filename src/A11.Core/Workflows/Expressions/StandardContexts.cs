namespace A11.Core.Workflows.Expressions;

/// <summary>The types of the contexts that are the same in all files (GitHub's documentation, “Contexts reference”; actions/languageservices, <c>languageservice/src/context-providers</c>).</summary>
internal static class StandardContexts
{
    private static readonly string[] GitHubStrings =
    [
        "action", "action_path", "action_ref", "action_repository", "action_status", "actor", "actor_id", "api_url", "base_ref", "env", "event_name", "event_path", "graphql_url", "head_ref", "job", "output", "path",
        "ref", "ref_name", "ref_type", "repository", "repository_id", "repository_owner", "repository_owner_id", "repository_visibility", "repositoryUrl", "run_attempt", "run_id", "run_number", "secret_source",
        "server_url", "sha", "state", "step_summary", "token", "triggering_actor", "workflow", "workflow_ref", "workflow_sha", "workspace",
    ];

    /// <summary>The context <c>runner</c>.</summary>
    public static ObjectType Runner { get; } = Strings("name", "os", "arch", "temp", "tool_cache", "debug", "environment", "workspace");

    /// <summary>The context <c>strategy</c>.</summary>
    public static ObjectType Strategy { get; } = ObjectType.Create(
        [("fail-fast", ExpressionType.Boolean), ("job-index", ExpressionType.Number), ("job-total", ExpressionType.Number), ("max-parallel", ExpressionType.Number)],
        ExpressionType.Any);

    /// <summary>The context <c>job</c>. The ports of a service are asked for by number, which GitHub takes as a name.</summary>
    public static ObjectType Job { get; } = ObjectType.Create(
    [
        ("check_run_id", ExpressionType.Number), ("container", Strings("id", "network")), ("status", ExpressionType.String), ("workflow_file_path", ExpressionType.String), ("workflow_ref", ExpressionType.String),
        ("workflow_repository", ExpressionType.String), ("workflow_sha", ExpressionType.String),
        ("services", ObjectType.MapOf(ObjectType.Create([("id", ExpressionType.String), ("network", ExpressionType.String), ("ports", ExpressionType.Any)]))),
    ]);

    /// <summary>The context <c>github</c>.</summary>
    /// <param name="inputs">The type of <c>github.event.inputs</c>; null where it isn't known.</param>
    public static ObjectType CreateGitHub(ObjectType? inputs) => ObjectType.Create(
    [
        .. GitHubStrings.Select(static name => (name, ExpressionType.String)),
        ("artifact_cache_size_limit", ExpressionType.Number), ("retention_days", ExpressionType.Number), ("ref_protected", ExpressionType.Any),
        ("event", inputs is null ? ObjectType.MapOf(ExpressionType.Any) : ObjectType.Create([("inputs", inputs)], ExpressionType.Any)),
    ]);

    private static ObjectType Strings(params string[] names) => ObjectType.Create(names.Select(static name => (name, ExpressionType.String)));
}
