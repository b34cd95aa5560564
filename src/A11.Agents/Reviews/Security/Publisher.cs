using System.Collections.Immutable;
using A11.Agents.Generation.Facts;
using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>Who publishes an action or an image, unless it is one whose work the product itself builds on.</summary>
/// <param name="Name">An owner on GitHub, or a registry and the first part of the path.</param>
/// <param name="Words">Words by which a task names the publisher or what is published.</param>
internal sealed record Publisher(string Name, ImmutableArray<string> Words)
{
    /// <summary>GitHub's own, Docker's, and those of the actions that the built-in agent uses.</summary>
    private static readonly Lazy<ImmutableHashSet<string>> KnownOwners = new(() =>
        [.. EmbeddedFacts.Read("actions").EnumerateObject().Select(action => action.Name.Split('/')[0]), "actions", "github", "docker"]);

    /// <summary>Words that many names have and that name nobody.</summary>
    private static readonly string[] CommonWords =
        ["action", "actions", "setup", "github", "build", "push", "login", "release", "upload", "download", "deploy", "image", "images", "server", "app", "cli", "test", "tests", "run", "runner", "install", "cache", "code", "tool", "tools", "base", "com", "io", "org", "docker"];

    /// <summary>The publisher of an action; null where it is known, or the action is the repository's own.</summary>
    public static Publisher? Find(UsesReference action)
    {
        var owner = action.Repository.Split('/')[0].ToLowerInvariant();
        return action.IsLocal || action.IsImage || owner.Length == 0 || KnownOwners.Value.Contains(owner) ? null : new Publisher(owner, WordsOf(action.Repository));
    }

    /// <summary>The publisher of an image; null where it is known: Docker's official images and Microsoft's.</summary>
    public static Publisher? Find(ImageReference image)
    {
        var name = image.ShortName;
        if (!name.Contains('/', StringComparison.Ordinal) || image.Registry is "mcr.microsoft.com" or "localhost")
        {
            return null;
        }

        var parts = name.Split('/');
        return new Publisher(image.Registry == "docker.io" ? parts[0] : string.Join('/', parts.Take(parts.Length > 2 ? 2 : 1)), WordsOf(name));
    }

    /// <summary>The fact that something of it is run.</summary>
    public SecurityFact ToFact(string text, TextSpan span) =>
        new(SecurityFactKind.Source, "publishers", Name, span, $"{text} comes from {Name}, which nothing in the repository uses yet") { Words = Words };

    private static ImmutableArray<string> WordsOf(string name) => [.. TaskWords.WordsOf(name).Where(word => word.Length > 2 && !CommonWords.Contains(word))];
}
