using System.Collections.Frozen;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Taint;

/// <summary>Outputs of actions that hold what the author of a pull request or comment words: names of branches and files, texts, as they are (the README of each).</summary>
internal static class UntrustedOutputs
{
    private static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["jitterbit/get-changed-files"] = "",
        ["trilom/file-changes-action"] = "",
        ["xt0rted/pull-request-comment-branch"] = "_ref",
        ["alessbell/pull-request-comment-branch"] = "_ref",
        ["khan/pull-request-comment-trigger"] = "comment_body",
        ["peter-evans/find-comment"] = "comment-body",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an output is one of them.</summary>
    public static bool Contain(UsesReference action, string output) => Suffixes.TryGetValue(action.Repository, out var suffix) && output.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
