using A11.Core.Analysis;

namespace A11.Core.Docker.Model;

/// <summary>Whether an image is there to work in (a development container, a tool of CI) and not to serve.</summary>
internal static class DevelopmentImage
{
    private static readonly string[] Words = ["dev", "develop", "development", "devenv", "test", "tests", "testing", "ci", "build", "builder", "builders", "sdk", "debug", "devcontainer", "lint", "tools", "tooling", "local", "tilt", "gitpod", "sandbox"];

    /// <summary>Judged by the words of the file's path and of the final stage's name.</summary>
    public static bool Is(Stage final, RuleContext context) => HasWord(context.File.Path) || HasWord(final.Name);

    private static bool HasWord(string name)
    {
        foreach (var range in name.AsSpan().SplitAny("/.-_"))
        {
            foreach (var word in Words)
            {
                if (name.AsSpan(range.Start.Value, range.End.Value - range.Start.Value).Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
