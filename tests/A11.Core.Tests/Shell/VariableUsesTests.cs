using System.Text;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Tests.Shell;

/// <summary>Where scripts set and read variables: the scripts of Variables, each with its writes (+) and reads (-) in the order of the text.</summary>
[TestClass]
public sealed class VariableUsesTests
{
    public static IEnumerable<string> Files => ExampleFile.In("Shell/Variables");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Each_script_sets_and_reads_its_variables(string name) => ExampleFile.Of("Shell/Variables", name).Compare(Describe);

    [TestMethod]
    [DataRow("x='a b'", true)]
    [DataRow("x=\"a b\"", true)]
    [DataRow("x=a\\ b", true)]
    [DataRow("x=\" a\"", true)]
    [DataRow("x='a\tb'", true)]
    [DataRow("x='a\nb'", true)]
    [DataRow("x=\"$a $b\"", true)]
    [DataRow("x=a; x='b c'", true)]
    [DataRow("x=ab", false)]
    [DataRow("x=$(a b)", false)]
    [DataRow("x=\"$(a b)\"", false)]
    [DataRow("y='a b'", false)]
    [DataRow("read x", false)]
    public void A_variable_may_hold_several_words(string text, bool holdsWords) => Assert.AreEqual(holdsWords, VariableUses.Create(ShellParser.Parse(text)).HoldsWords("x"));

    [TestMethod]
    [DataRow("declare -A x y", "x y")]
    [DataRow("local -A x=([a]=b)", "x")]
    [DataRow("typeset -gA x", "x")]
    [DataRow("declare -A x; declare x", "")]
    [DataRow("declare -A x; declare -a y", "x")]
    [DataRow("declare -a x", "")]
    [DataRow("declare +A x", "")]
    [DataRow("export -A x", "")]
    [DataRow("x -A y", "")]
    [DataRow("declare -A", "")]
    [DataRow("declare -x -A x", "x")]
    [DataRow("declare -- -A x", "")]
    public void Associative_arrays_are_known_by_their_declarations(string text, string names) => Assert.AreEqual(names, string.Join(' ', Declarations.MapsOf(ShellParser.Parse(text)).Order(StringComparer.Ordinal)));

    private static string Describe(string text)
    {
        var uses = VariableUses.Create(ShellParser.Parse(text));
        var lines = uses.Writes.Select(write => (write.Span, Line: Describe(write, text)))
            .Concat(uses.Reads.Select(read => (read.Span, Line: Describe(read, text))));
        return string.Concat(lines.OrderBy(line => line.Span.Start).Select(line => line.Line.Replace('\n', '⏎') + "\n"));
    }

    private static string Describe(VariableWrite write, string text)
    {
        var line = new StringBuilder($"+ {write.Name} ‹{text.Substring(write.Span.Start, write.Span.Length)}› {write.Kind}");
        _ = line.Append(write.IsArray ? " array" : "").Append(write.IsElement ? " element" : "").Append(write.IsExported ? " exported" : "")
            .Append(write.Value is { } value ? $" = {value.Raw}" : "");
        return line.Append(write.Function is { } function ? $", in {function.Name}" : "").Append(write.Subshell is { } subshell ? $", apart in {text.Substring(subshell.Span.Start, subshell.Span.Length)}" : "").ToString();
    }

    private static string Describe(VariableRead read, string text) =>
        $"- {read.Name} ‹{text.Substring(read.Span.Start, read.Span.Length)}›{(read.IsGuarded ? " guarded" : "")}{(read.Node is null ? " by name" : "")}{(read.Function is { } function ? $", in {function.Name}" : "")}";
}
