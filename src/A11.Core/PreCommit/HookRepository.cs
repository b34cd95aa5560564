using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.PreCommit;

/// <summary>A repository of hooks that pre-commit clones and runs (its documentation, “.pre-commit-config.yaml – repos”).</summary>
/// <param name="Url">Where it is cloned from; <c>local</c> and <c>meta</c> are none.</param>
/// <param name="Revision">The tag or commit; null where none is written.</param>
public sealed record HookRepository(YamlScalar Url, string? Revision)
{
    private const string GitHub = "://github.com/";

    /// <summary>The repository on GitHub as actions name theirs; null where it isn't there.</summary>
    internal UsesReference? OnGitHub
    {
        get
        {
            var at = Url.Value.IndexOf(GitHub, StringComparison.OrdinalIgnoreCase);
            var name = at < 0 ? "" : Url.Value[(at + GitHub.Length)..].TrimEnd('/');
            name = name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
            return name.Length == 0 ? null : UsesReference.Parse(Revision is null ? name : $"{name}@{Revision}");
        }
    }
}
