using System.Buffers;
using A11.Core.Make.Syntax;
using A11.Core.Tests.Pages;
using A11.Core.Text;
using CsCheck;

namespace A11.Core.Tests.Make;

/// <summary>The tree of a makefile holds all of its text, in order, whatever the text is.</summary>
[TestClass]
public sealed class MakefileTreeTests
{
    private static readonly SearchValues<char> TriviaCharacters = SearchValues.Create(" \t\r\n\v\f\\");

    private static readonly string[] Pieces =
    [
        "all: test", "\techo $(X) $$y", "    echo", "X = 1", "X := $(Y)", "X +=", "a b &: c | d", "a.o b.o: %.o: %.c", "a:: b ; c # d", "a: private X = 1", "ifdef X", "ifeq (a,$(b))", "else", "else ifeq 'a' \"b\"", "endif",
        "define F", "define F :=", "endef", "export X", "unexport", "include a b", "-include c", "undefine X", "override X = 2", "vpath %.c src", "# comment \\", "$(info a, b)", "$(X)", "nonsense", ": a", "; a", ".RECIPEPREFIX = >", ">echo",
        "X = a \\", "  b: c \\", "\t\\", "$(", "${", ")", "}", "$", "\\", "\r", "\t", " ", "", "=", ":", ":::=", "#", "|", "%", "\ufeff", "é", "\0",
    ];

    [TestMethod]
    public void Statements_and_tokens_follow_each_other_without_a_gap() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 12], Gen.Int[0, 4].Array[12]).Sample(
            (pieces, ends) => Check(string.Concat(pieces.Select((piece, i) => Pieces[piece] + (ends[i] switch { 0 => "", 1 => "\r\n", _ => "\n" })))), iter: 20_000, seed: "0000KoZ3Aws1", threads: 1);

    [TestMethod]
    public void So_it_is_in_the_examples_of_the_pages()
    {
        foreach (var example in RulePage.All.Where(page => page.Id.StartsWith("AXM", StringComparison.Ordinal)).SelectMany(page => page.Examples))
        {
            Check(example.Content);
        }
    }

    [TestMethod]
    public void Conditionals_are_nodes_with_their_branches()
    {
        var file = MakefileParser.Parse(new SourceText("ifdef A\nX = 1\nelse ifeq (a,b)\nX = 2\nelse\nall:\n\ttrue\nendif\n"));
        var conditional = (MakeConditional)file.Statements.Single();
        CollectionAssert.AreEqual(new[] { "ifdef", "else ifeq", "else" }, conditional.Branches.Select(branch => branch.Keyword).ToArray());
        CollectionAssert.AreEqual(new[] { "A", "(a,b)", "" }, conditional.Branches.Select(branch => file.Source[branch.Condition].ToString()).ToArray());
        Assert.IsInstanceOfType<RecipeLine>(conditional.Branches[2].Statements[1]);
    }

    [TestMethod]
    public void A_recipe_after_a_conditional_belongs_to_the_rules_of_its_branches()
    {
        var file = MakefileParser.Parse(new SourceText("ifdef A\nall: a\nelse\nall: b\nendif\n\ttrue\n"));
        Assert.IsTrue(file.Rules.All(rule => rule.Recipe.Single().Script == "true"));
        Assert.HasCount(1, file.RecipeLines);
    }

    [TestMethod]
    [DataRow("include a.mk # why\n")]
    [DataRow("export X # why\n")]
    [DataRow("X = 1 # why\n")]
    [DataRow("all: # why\n")]
    [DataRow("ifdef X # why\nendif\n")]
    [DataRow("endef # why\n")]
    public void What_follows_a_number_sign_is_a_comment(string text)
    {
        var file = MakefileParser.Parse(new SourceText(text));
        Assert.AreEqual("# why", file.Source[file.Comments.Single()].ToString());
    }

    [TestMethod]
    public void An_assignment_ends_a_rule()
    {
        var file = MakefileParser.Parse(new SourceText("all:\n\ttrue\nX = 1\n\tY = 2\n"));
        Assert.HasCount(1, file.RecipeLines);
        CollectionAssert.AreEqual(new[] { "X", "Y" }, file.Variables.Select(variable => variable.Text).ToArray());
    }

    [TestMethod]
    [DataRow("a b: c | d e", "a b", ":", "c", "d e")]
    [DataRow("a:: b", "a", "::", "b", "")]
    [DataRow("a b &: c ; touch a b", "a b", "&:", "c", "")]
    [DataRow("lib(x.o y.o): z", "lib(x.o y.o)", ":", "z", "")]
    [DataRow("a\\:b: c", "a\\:b", ":", "c", "")]
    [DataRow("$(A:.c=.o): $(wildcard *.c)", "$(A:.c=.o)", ":", "$(wildcard *.c)", "")]
    [DataRow("a: b\\\n  c", "a", ":", "b c", "")]
    public void Rules_have_their_parts(string text, string targets, string separator, string prerequisites, string ordered)
    {
        var rule = MakefileParser.Parse(new SourceText(text)).Rules.Single();
        Assert.AreEqual(targets, string.Join(' ', rule.Targets.Select(word => word.Text)));
        Assert.AreEqual(separator, rule.Separator.Text);
        Assert.AreEqual(prerequisites, string.Join(' ', rule.Prerequisites.Take(rule.NormalPrerequisites).Select(word => word.Text)));
        Assert.AreEqual(ordered, string.Join(' ', rule.Prerequisites.Skip(rule.NormalPrerequisites).Select(word => word.Text)));
    }

    [TestMethod]
    [DataRow("X = a # b", "X", "=", "a")]
    [DataRow("X := $(shell a:b=c)", "X", ":=", "$(shell a:b=c)")]
    [DataRow("X::=a", "X", "::=", "a")]
    [DataRow("X != date", "X", "!=", "date")]
    [DataRow("export override X ?= a", "X", "?=", "a")]
    [DataRow("a b: private X += c ; d", "X", "+=", "c ; d")]
    [DataRow("define X +=\na\nb\nendef", "X", "+=", "a\nb\n")]
    [DataRow("define X\ndefine Y\nendef\nendef", "X", "=", "define Y\nendef\n")]
    public void Assignments_have_their_parts(string text, string name, string operation, string value)
    {
        var file = MakefileParser.Parse(new SourceText(text));
        var assignment = file.Assignments.Single();
        Assert.AreEqual((name, operation, value), (assignment.Name.Text, assignment.Operator, file.Source[assignment.Value].ToString()));
    }

    [TestMethod]
    [DataRow("X = a b\n$(X): c\n", "a b")]
    [DataRow("X := $(addsuffix .o,a b)\n$(X): c\n", "a.o b.o")]
    [DataRow("X = $(Y)\nY = a.c\n$(X:.c=.o): c\n", "a.o")]
    [DataRow("X = $(filter-out b,a b c)\n$(X): c\n", "a c")]
    [DataRow("X = $(if a,$(firstword b c),d)\n$(X): c\n", "b")]
    [DataRow("X = $(shell a)\n$(X): c\n", "$(X)")]
    [DataRow("X = $(X)\n$(X): c\n", "$(X)")]
    public void Names_are_expanded_where_their_values_are_known(string text, string names) =>
        Assert.AreEqual(names, string.Join(' ', MakefileParser.Parse(new SourceText(text)).Rules.Single().TargetNames));

    [TestMethod]
    public void Values_that_double_at_each_step_take_no_time()
    {
        var text = "X0 = a a\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"X{i} = $(X{i - 1}) $(X{i - 1})\n")) + "$(X60): b\n";
        Assert.AreEqual("$(X60)", MakefileParser.Parse(new SourceText(text)).Rules.Single().TargetNames.Single());
    }

    [TestMethod]
    public void Nested_conditionals_and_references_have_no_limit()
    {
        var text = string.Concat(Enumerable.Repeat("ifdef A\n", 20_000)) + "X := " + string.Concat(Enumerable.Repeat("$(A", 20_000)) + new string(')', 20_000) + "\n" + string.Concat(Enumerable.Repeat("endif\n", 20_000));
        var file = MakefileParser.Parse(new SourceText(text));
        Assert.IsEmpty(file.Problems);
        Check(text);
    }

    private static void Check(string text)
    {
        var file = MakefileParser.Parse(new SourceText(text));
        var position = 0;
        foreach (var statement in file.Statements)
        {
            Assert.AreEqual(position, statement.FullSpan.Start, text);
            foreach (var token in statement.Tokens)
            {
                Assert.AreEqual(position, token.Span.Start, text);
                Assert.IsTrue(token.Kind != MakeTokenKind.Trivia || text.AsSpan(token.Span.Start, token.Span.Length).IndexOfAnyExcept(TriviaCharacters) < 0, text);
                position = token.Span.End;
            }

            Assert.AreEqual(position, statement.FullSpan.End, text);
        }

        Assert.AreEqual(text.Length, position);
    }
}
