using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Schemas;

/// <summary>The engine alone, with a table of its own: each kind of mistake once, at its place and in words that say what to do.</summary>
[TestClass]
public sealed class SchemaValidatorTests
{
    private const string Table = """
        # A table.
        root {root}
        .root label=file name!:text(1..) count:integer(1..9) share:number(0<..) on:boolean list:[item]!(1..2) kind:kind zone:text~time-zone part:part either:either extra:extra
        item text=red|green|blue
        kind {cat} {dog}
        .cat label=cat is!:is-cat meow:text
        .dog label=dog is!:is-dog bark:text
        is-cat text=cat
        is-dog text=dog
        part {run} {use} ${}
        .run label=step_with_run run!:scalar shell:scalar name:scalar
        .use label=step_with_use use!:scalar with:scalar name:scalar
        either {either}
        .either @one(a,b) @needs(a=1,c) @unless(b,d) a:scalar b:scalar c:scalar d:scalar
        extra {extra}
        .extra filled *:number
        """;

    private static readonly SchemaDialect Dialect = SchemaDialect.Core with { Expression = "${{" };

    [TestMethod]
    [DataRow("name: x\ncount: 3\nshare: 0.5\non: true\nlist: [red]\nkind: { is: cat, meow: a }\nzone: europe/berlin\n", "")]
    [DataRow("nam: x\n", "nam: The file can't have the key nam. Did you mean name?")]
    [DataRow("count: 3\n", "count: The file has no name. Add name.")]
    [DataRow("name:\n", "name: name has no value. Add a string, or remove name.")]
    [DataRow("name: 5\n", "5: name is the number 5. Use a string.")]
    [DataRow("name: x\ncount: '3'\n", "'3': count is the string 3. Use a whole number without quotes.")]
    [DataRow("name: x\ncount: 1.5\n", "1.5: count is the number 1.5. Use a whole number without quotes.")]
    [DataRow("name: x\ncount: 12\n", "12: count is 12. Use a number from 1 to 9.")]
    [DataRow("name: x\nshare: 0\n", "0: share is 0. Use a number greater than 0.")]
    [DataRow("name: x\non: yes\n", "yes: on is the string yes. Use true or false without quotes.")]
    [DataRow("name: x\nlist: red\n", "red: list is the string red. Use a list.")]
    [DataRow("name: x\nlist: []\n", "[]: list is an empty list. Add an item, or remove list.")]
    [DataRow("name: x\nlist: [red, red]\n", "red: red is twice in list. Remove one.")]
    [DataRow("name: x\nlist: [grene]\n", "grene: An item of list can't be grene. Did you mean green?")]
    [DataRow("name: x\nlist: [violet]\n", "violet: An item of list can't be violet. Expected one of red, green or blue.")]
    [DataRow("name: x\nkind: { is: dog, meow: a }\n", "meow: The dog can't have the key meow. Expected one of is or bark.")]
    [DataRow("name: x\nkind: { is: cow, moo: a }\n", "cow: is can't be cow. Expected one of cat or dog.")]
    [DataRow("name: x\nzone: Mars/Base\n", "Mars/Base: zone can't be Mars/Base. Use a name of the IANA time zone database, such as Europe/Berlin.")]
    [DataRow("name: x\npart: { use: a, run: b, shell: c }\n", "use: The step with run can't have use beside run. Remove one of them, or split it in two.")]
    [DataRow("name: x\npart: { use: a, shell: b }\n", "shell: The step with use can't have shell beside use. Remove one of them, or split it in two.")]
    [DataRow("name: x\npart: { shell: b }\n", "part: The step with run has no run. Add run.")]
    [DataRow("name: x\npart: { name: b }\n", "part: The step has none of the keys run and use. Add one of them.")]
    [DataRow("name: x\npart: { name: b, rum: c }\n", "rum: The step can't have the key rum. Did you mean run?")]
    [DataRow("name: x\npart: ${{ a }}\n", "")]
    [DataRow("name: x\npart: a ${{ a }}\n", "a ${{ a }}: part is the string a ${{ a }}. Use a mapping.")]
    [DataRow("name: x\npart:\n  run: a\n  ${{ b }}: c\n", "")]
    [DataRow("name: x\neither: { d: 1 }\n", "either: either has none of the keys a and b. Add one of them.")]
    [DataRow("name: x\neither: { a: 2, b: 1 }\n", "b: either can't have b beside a. Remove one of them.")]
    [DataRow("name: x\neither: { a: 1, d: 1 }\n", "a: either has no c although a is 1. Add c.")]
    [DataRow("name: x\neither: { a: 2 }\n", "either: either has no d. Add d.")]
    [DataRow("name: x\nextra: {}\n", "{}: extra has no value. Add a mapping, or remove extra.")]
    [DataRow("name: x\nextra: { a: 1, b: c }\n", "c: b is the string c. Use a number without quotes.")]
    [DataRow("<<: *x\n", "")]
    [DataRow("[]", "[]: The file is a list. Use a mapping.")]
    public void Each_mistake_is_told_once_at_its_place(string yaml, string expected) => Assert.AreEqual(expected, string.Join('\n', Validate(yaml)));

    [TestMethod]
    public void What_an_alias_stands_for_is_looked_at_once()
    {
        var tree = YamlTree.Parse(new SourceText("name: x\nextra:\n  a: &a b\n  c: *a\n  d: *a\n"));
        var problem = SchemaValidator.Validate(Schema.Parse(new StringReader(Table)), tree.Documents[0].Root, Dialect).Single();
        Assert.HasCount(2, problem.Aliases);
    }

    [TestMethod]
    public void Aliases_of_aliases_end()
    {
        var table = Schema.Parse(new StringReader("root [root] text"));
        var text = "- &a0 [a]\n" + string.Concat(Enumerable.Range(1, 3000).Select(i => $"- &a{i} [*a{i - 1}]\n"));
        var tree = YamlTree.Parse(new SourceText(text));
        Assert.IsEmpty(SchemaValidator.Validate(table, tree.Documents[0].Root, Dialect));
    }

    [TestMethod]
    [DataRow("root name")]
    [DataRow("root {mapping}")]
    [DataRow("root text~unknown")]
    [DataRow("# nothing")]
    public void A_table_that_is_wrong_is_refused(string table) => Assert.ThrowsExactly<FormatException>(() => Schema.Parse(new StringReader(table)));

    [TestMethod]
    [DataRow("github-workflow")]
    [DataRow("github-action")]
    [DataRow("dependabot")]
    [DataRow("issue-form")]
    [DataRow("issue-chooser")]
    [DataRow("funding")]
    [DataRow("compose")]
    public void Every_table_can_be_read(string name) => Assert.IsFalse(Schema.Load(name).Root.IsEmpty);

    private static IEnumerable<string> Validate(string yaml)
    {
        var tree = YamlTree.Parse(new SourceText(yaml));
        return SchemaValidator.Validate(Schema.Parse(new StringReader(Table)), tree.Documents[0].Root, Dialect)
            .Select(problem => $"{tree.Source[problem.Span]}: {problem.ToMessage("")}");
    }
}
