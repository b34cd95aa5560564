using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

/// <summary>The action that installs a language on a runner.</summary>
/// <param name="Action">Its repository, such as <c>actions/setup-python</c>; null where commands alone do it.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="VersionInput">The input that takes the version; null where a file of the repository says it.</param>
/// <param name="Inputs">The other inputs, in order.</param>
internal sealed record SetupAction(string? Action, string Title, string? VersionInput, ImmutableArray<(string Key, string Value)> Inputs)
{
    private const string Off = "false # What is released is built from nothing but the sources and the package source.";

    /// <summary>The inputs that are paths, from the root whatever directory commands run in.</summary>
    private static readonly string[] PathInputs = ["go-version-file", "cache-dependency-path", "global-json-file"];

    /// <summary>The commands that have to run before it; empty where there are none.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>What the step of these commands is called.</summary>
    public string BeforeTitle { get; init; } = "";

    /// <summary>The action that keeps downloaded packages from one run to the next; null where this one does, or nothing does.</summary>
    public SetupAction? Cache { get; init; }

    /// <summary>The same without what a former run kept. Some actions keep it unless they are told not to, and some know no word for that (their documentation, “Inputs”).</summary>
    public SetupAction WithoutCache() => this with
    {
        Inputs =
        [
            .. Inputs.Where(input => !input.Key.StartsWith("cache", StringComparison.Ordinal) && input.Key is not ("enable-cache" or "bundler-cache")),
            .. (ReadOnlySpan<(string, string)>)(Action switch
            {
                "actions/setup-go" or "actions/setup-dotnet" => [("cache", Off)],
                "actions/setup-node" => [("package-manager-cache", Off)],
                "astral-sh/setup-uv" => [("enable-cache", Off)],
                _ => [],
            }),
        ],
        Cache = null,
    };

    /// <summary>The same for an application in a directory: actions begin at the root, and look for lock files there unless they are told where.</summary>
    public SetupAction In(string directory)
    {
        (string Key, string Value)[] own = [.. Inputs.Select(input => PathInputs.Contains(input.Key, StringComparer.Ordinal) ? (input.Key, Prefix(directory, input.Value)) : input)];
        var isTold = own.Any(input => input.Key == "cache-dependency-path");
        (string, string)[] others = Action switch
        {
            "actions/setup-node" => [("cache-dependency-path", $"{directory}/package-lock.json")],
            "actions/setup-go" when !isTold && !own.Contains(("cache", "false")) => [("cache-dependency-path", $"{directory}/go.sum")],
            "actions/setup-python" when !isTold => [("cache-dependency-path", $"{directory}/requirements.txt")],
            "astral-sh/setup-uv" => [("cache-dependency-glob", $"{directory}/uv.lock")],
            "Swatinem/rust-cache" => [("workspaces", directory)],
            "ruby/setup-ruby" => [("working-directory", directory)],
            _ => [],
        };
        return this with { Inputs = [.. own.Select(input => (input.Key, input.Value.Replace("hashFiles('", $"hashFiles('{directory}/", StringComparison.Ordinal))), .. others], Cache = Cache?.In(directory) };
    }

    private static string Prefix(string directory, string value) => string.Join('\n', value.Split('\n').Select(line => line.Length == 0 || line == "|" ? line : $"{directory}/{line}"));
}
