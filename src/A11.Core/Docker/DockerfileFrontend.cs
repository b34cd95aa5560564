using System.Collections.Immutable;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker;

/// <summary>The program that builds a Dockerfile where <c># syntax=</c> names one (Dockerfile reference, “syntax”): with another one, the file may mean anything.</summary>
internal static class DockerfileFrontend
{
    private static readonly ImmutableArray<string> Own = ["docker/dockerfile", "docker/dockerfile-upstream"];
    private static readonly ImmutableArray<string> Hubs = ["", "docker.io/", "index.docker.io/", "registry-1.docker.io/"];

    /// <summary>The directive where it names another frontend than Docker's; null where it names none, or that.</summary>
    public static DockerfileWord? FindForeign(Dockerfile file)
    {
        // BuildKit passes over a first line “#!…” when it looks for the directive, and only then (frontend/dockerfile/parser, DetectSyntax).
        var text = file.Source.Content;
        var skipped = text.StartsWith("#!", StringComparison.Ordinal) ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        var directives = skipped == 0 ? file.Directives : DockerfileParser.Parse(new SourceText(text[skipped..])).Directives;
        return directives.GetValueOrDefault("syntax") is { Value: not null } syntax && !Hubs.Any(hub => Own.Any(name => NameOf(syntax.Value) == hub + name))
            ? syntax with { Span = syntax.Span.Shift(skipped) }
            : null;
    }

    /// <summary>Whether a frontend bears the name of Docker's in another registry, as a mirror of it does.</summary>
    public static bool IsMirror(string frontend) => Own.Any(name => NameOf(frontend).EndsWith("/" + name, StringComparison.Ordinal));

    private static string NameOf(string image)
    {
        var name = image.Split(' ')[0];
        var digest = name.IndexOf('@', StringComparison.Ordinal);
        name = digest < 0 ? name : name[..digest];
        var tag = name.LastIndexOf(':');
        return tag > name.LastIndexOf('/') ? name[..tag] : name;
    }
}
