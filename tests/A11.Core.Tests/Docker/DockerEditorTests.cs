using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Docker;

/// <summary>What editors show of a Dockerfile: its stages, where they are named, and what fits where somebody types.</summary>
[TestClass]
public sealed class DockerEditorTests
{
    private const string Name = "Dockerfile";

    [TestMethod]
    [DataRow("FROM a AS b\nRUN c", "b [FROM a AS b\nRUN c] at b of a")]
    [DataRow("FROM a AS B", "b [FROM a AS B] at B of a")]
    [DataRow("FROM a\nRUN c\nFROM d AS e", "stage 0 [FROM a\nRUN c] at a of a|e [FROM d AS e] at e of d")]
    [DataRow("FROM a on b", "stage 0 [FROM a on b] at a of a")]
    [DataRow("FROM", "stage 0 [FROM] at FROM of ")]
    [DataRow("ARG A\nFROM $A", "stage 0 [FROM $A] at $A of $A")]
    [DataRow("RUN a", "")]
    public void The_outline_is_of_stages(string text, string expected) => Assert.AreEqual(expected, string.Join('|', View(text).FindOutline(Name)
        .Select(item => $"{item.Name} [{text[item.Span.Start..item.Span.End]}] at {text[item.NameSpan.Start..item.NameSpan.End]} of {item.Detail}")));

    [TestMethod]
    [DataRow("FROM a AS ^b\nFROM b\nCOPY --from=b x y\nCOPY --from=0 x y\nRUN --mount=from=b,target=/x true\nFROM c", "b definition; b; b; 0; from=b,target=/x")]
    [DataRow("FROM a AS b\nFROM ^b\nFROM b AS c", "b definition; b; b")]
    [DataRow("FROM a\nFROM b\nCOPY --from=^0 x y", "")]
    [DataRow("FROM ^a", "")]
    public void A_stage_is_used_where_it_is_named(string marked, string expected)
    {
        var (text, offset) = Cut(marked);
        var view = View(text);
        var uses = view.FindSymbol(Name, offset) is { } use ? view.FindReferences(use.Symbol, includesDefinition: true) : [];
        var definitions = view.FindSymbol(Name, offset) is { } used ? view.FindDefinitions(used.Symbol) : [];
        Assert.AreEqual(expected, string.Join("; ", uses.Order().Select(place => text[place.Span.Start..place.Span.End] + (definitions.Contains(place) ? " definition" : ""))));
    }

    [TestMethod]
    [DataRow("FROM a\n^", "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR", "")]
    [DataRow("FROM a\n  ru^n", "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR", "run")]
    [DataRow("FROM a\nRUN x \\\n^", "", null)]
    [DataRow("FROM a\nRUN x\\\n^y", "", null)]
    [DataRow("# escape=`\nFROM a\nRUN x \\\n^", "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR", "")]
    [DataRow("FROM a\nRUN ^", "", null)]
    [DataRow("FROM a\n# ru^n", "", null)]
    [DataRow("FROM a\n  #^", "", null)]
    [DataRow("FROM a AS one\nFROM b AS two\nFROM ^", "one two", "")]
    [DataRow("FROM a AS one\nFROM b AS two\n  from tw^o AS three", "one two", "two")]
    [DataRow("FROM a AS one\nFROM b AS two\nFROM x ^", "", null)]
    [DataRow("FROM a AS one\nFROM ^\nFROM b AS two", "one", "")]
    [DataRow("FROM a AS one\nFROM b AS two\nCOPY --from=o^ne x y", "one", "one")]
    [DataRow("FROM a AS one\nFROM b\nFROM c AS three\nRUN --mount=type=bind,from=^", "one", "")]
    [DataRow("FROM a AS one\nCOPY --from=^", "", null)]
    [DataRow("FROM a AS one\nFROM b AS two\nCOPY --from=^\nFROM c AS three", "one", "")]
    [DataRow("A^", "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR", "A")]
    [DataRow("FROM a AS one-1_x\nFROM b\nCOPY --from=o^ne-1_x/y x y", "one-1_x", "one-1_x")]
    [DataRow("FROM a AS one\nFROM b\nCOPY\t--from=^ x", "one", "")]
    [DataRow("FROM a AS one\nFROM b\nCOPY --chown=^", "", null)]
    public void What_fits_where_somebody_types(string marked, string expected, string? replaced)
    {
        var (text, offset) = Cut(marked);
        var found = View(text).Suggest(Name, offset);
        Assert.AreEqual(expected, string.Join(' ', found.Select(static suggestion => suggestion.Label ?? suggestion.Text)));
        Assert.IsTrue(found.All(suggestion => text[suggestion.Replaced.Start..suggestion.Replaced.End] == replaced), string.Join(' ', found.Select(static suggestion => suggestion.Replaced)));
        Assert.IsTrue(found.All(suggestion => suggestion.Label is null || suggestion.Text == suggestion.Label + " "));
    }

    [TestMethod]
    public void A_stage_is_shown_with_its_image() =>
        Assert.AreEqual("FROM a:1", View("FROM a:1 AS one\nFROM ").Suggest(Name, 21)[0].Detail);

    private static EditorView View(string text) => new(TestEngine.Default, new MemoryFileSource([new(Name, text)]));

    private static (string Text, int Offset) Cut(string marked) => (marked.Replace("^", "", StringComparison.Ordinal), marked.IndexOf('^', StringComparison.Ordinal));
}
