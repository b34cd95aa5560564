using A11.Core.Editing;
using A11.Core.Make.Editing;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Make;

/// <summary>What editors show of makefiles: their outline, what is defined and used where, and what can be written.</summary>
[TestClass]
public sealed class MakeEditingTests
{
    private const string Text = "X = 1\na: Y = 2\na b: $(X) c\n\techo $(Y) $@ $(call f) ${X}\n.PHONY: a d\n%.o: %.c\nc: ; true\n";

    private static Makefile File { get; } = MakefileParser.Parse(new SourceText(Text));

    [TestMethod]
    public void The_outline_has_variables_and_targets() =>
        Assert.AreEqual("X a b %.o c", string.Join(' ', MakeOutline.Find(File).Select(item => item.Name)));

    [TestMethod]
    public void Symbols_are_defined_and_used()
    {
        var uses = new MakeSymbols(File, "Makefile").Find().OrderBy(use => use.Span.Start).ThenBy(use => use.IsDefinition)
            .Select(use => $"{(use.IsDefinition ? "+" : "")}{use.Symbol.Name}@{File.Source[use.Span]}");
        Assert.AreEqual("+X@X +Y@Y +a@a +b@b X@X c@c Y@Y @@@ X@X a@a +%.o@%.o +c@c", string.Join(' ', uses));
    }

    [TestMethod]
    [DataRow("e: $(", "X")]
    [DataRow("e: ${X", "X")]
    [DataRow("$(a-b_c.d/e%", "X")]
    [DataRow("\techo $(", "X")]
    [DataRow("e:", "a b c")]
    [DataRow("e: a b", "a b c")]
    [DataRow(":", "")]
    [DataRow("e", "")]
    [DataRow("\techo a:b", "")]
    [DataRow("e := a", "")]
    [DataRow("# e: a", "")]
    [DataRow("e: ; a", "")]
    [DataRow("", "")]
    [DataRow("$", "")]
    [DataRow("(", "")]
    public void Names_are_suggested_where_they_fit(string line, string names)
    {
        var text = new SourceText(Text + line);
        var edited = new EditedFile(text, null!, text.Length, null!);
        var suggestions = new MakeSuggestions(edited, File).Find().ToList();
        Assert.AreEqual(names, string.Join(' ', suggestions.Select(suggestion => suggestion.Text)));
        var written = line.Length - line.TrimEnd("abcdeX-_./%".ToCharArray()).Length;
        Assert.IsTrue(suggestions.All(suggestion => suggestion.Replaced == new TextSpan(text.Length - written, written)));
    }
}
