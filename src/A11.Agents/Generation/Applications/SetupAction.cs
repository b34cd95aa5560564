using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

/// <summary>The action that installs a language on a runner.</summary>
/// <param name="Action">Its repository, such as <c>actions/setup-python</c>.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="VersionInput">The input that takes the version; null where a file of the repository says it.</param>
/// <param name="Inputs">The other inputs, in order.</param>
internal sealed record SetupAction(string Action, string Title, string? VersionInput, ImmutableArray<(string Key, string Value)> Inputs)
{
    private const string Off = "false # What is released is built from nothing but the sources and the package source.";

    /// <summary>The same without what a former run kept. Some actions keep it unless they are told not to, and some know no word for that (their documentation, “Inputs”).</summary>
    public SetupAction WithoutCache() => this with
    {
        Inputs =
        [
            .. Inputs.Where(input => !input.Key.StartsWith("cache", StringComparison.Ordinal) && input.Key != "enable-cache"),
            .. (ReadOnlySpan<(string, string)>)(Action switch
            {
                "actions/setup-go" or "actions/setup-dotnet" => [("cache", Off)],
                "actions/setup-node" => [("package-manager-cache", Off)],
                "astral-sh/setup-uv" => [("enable-cache", Off)],
                _ => [],
            }),
        ],
    };
}
