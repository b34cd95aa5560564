using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Fixes;

/// <summary>The variables that a script reads.</summary>
internal static class VariableNames
{
    public static IEnumerable<string> In(ShellScript script) => VariableUses.Create(script).Reads
        .Select(read => read.Name)
        .Where(name => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !char.IsAsciiDigit(name[0]))
        .Distinct();
}
