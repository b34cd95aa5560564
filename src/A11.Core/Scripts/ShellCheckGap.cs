using System.Buffers;
using A11.Core.Shell.Syntax;

namespace A11.Core.Scripts;

/// <summary>
/// What ShellCheck ends at in place of a report: a command substitution in braces, <c>${ …; }</c> or <c>${| …; }</c>, which bash 5.3 and ksh know
/// (koalaman/shellcheck, issue 3284). Such a script is left to our rules.
/// </summary>
internal static class ShellCheckGap
{
    private static readonly SearchValues<string> Openings = SearchValues.Create(["${ ", "${\t", "${\n", "${\r", "${|"], StringComparison.Ordinal);

    /// <summary>Whether ShellCheck can't read a script.</summary>
    public static bool IsIn(EmbeddedScript script) =>
        script.Text.AsSpan().ContainsAny(Openings) && new Search().Find(script.Parse().Root);

    private sealed class Search : ShellWalker
    {
        private bool _isFound;

        public bool Find(ShellList root)
        {
            Visit(root);
            return _isFound;
        }

        protected override void Visit(ShellNode node)
        {
            _isFound |= node is CommandSubstitution { Form: SubstitutionForm.Braces };
            VisitChildren(node);
        }
    }
}
