using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Tests.Analysis;

/// <summary>Of several findings about a value one is kept.</summary>
[TestClass]
public sealed class SecretDoubleTests
{
    private static readonly SourceText Text = new("0123456789\n0123456789\n");

    private static readonly CheckDescriptor A = Check("AXZ0001");
    private static readonly CheckDescriptor B = Check("AXZ0002");
    private static readonly CheckDescriptor Form = Check("AXZ0003") with { KnowsSecretsByForm = true };
    private static readonly CheckDescriptor Other = new("AXZ0004", "d", "A test", Severity.Error, Category.Correct);

    [TestMethod]
    public void The_longest_value_wins() => Assert.AreEqual("AXZ0002", Kept(new(A, "a", new TextSpan(2, 3), ""), new(B, "a", new TextSpan(2, 5), "")));

    [TestMethod]
    public void A_check_that_knows_the_form_wins_over_the_longest() => Assert.AreEqual("AXZ0003", Kept(new(A, "a", new TextSpan(2, 5), ""), new(Form, "a", new TextSpan(2, 3), "")));

    [TestMethod]
    public void A_check_that_knows_the_file_wins_over_the_longest() => Assert.AreEqual("AXZ0002", Kept(new(A, "a", new TextSpan(2, 5), ""), new(B, "a", new TextSpan(15, 1), "") { Cause = new TextSpan(2, 3) }));

    [TestMethod]
    public void The_most_severe_wins_over_all() => Assert.AreEqual("AXZ0001", Kept(new(Form, "a", new TextSpan(2, 3), "") { Severity = Severity.Warning }, new(A, "a", new TextSpan(2, 3), "")));

    [TestMethod]
    public void Of_one_check_all_are_kept() => Assert.AreEqual("AXZ0001 AXZ0001", Kept(new(A, "a", new TextSpan(2, 3), ""), new(A, "a", new TextSpan(2, 5), "")));

    [TestMethod]
    [DataRow(0, 3, 3, 3)]
    [DataRow(3, 3, 0, 3)]
    [DataRow(0, 3, 5, 3)]
    public void Values_beside_each_other_are_kept(int first, int firstLength, int second, int secondLength) =>
        Assert.AreEqual("AXZ0001 AXZ0002", Kept(new(A, "a", new TextSpan(first, firstLength), ""), new(B, "a", new TextSpan(second, secondLength), "")));

    [TestMethod]
    public void A_value_of_several_lines_may_hold_several() => Assert.AreEqual("AXZ0001 AXZ0002", Kept(new(A, "a", new TextSpan(2, 3), ""), new(B, "a", new TextSpan(1, 15), "")));

    [TestMethod]
    public void A_value_of_another_file_has_its_place_beyond_the_end()
    {
        Assert.AreEqual("AXZ0002", Kept(new(A, "a", new TextSpan(30, 3), ""), new(B, "a", new TextSpan(30, 5), "")));
        Assert.AreEqual("AXZ0002", Kept(new(A, "a", new TextSpan(18, 5), ""), new(B, "a", new TextSpan(17, 7), "")), "up to the end and beyond it");
    }

    [TestMethod]
    public void What_finds_no_secrets_is_kept() => Assert.AreEqual("AXZ0004 AXZ0001 AXZ0004", Kept(new(Other, "a", new TextSpan(2, 3), ""), new(A, "a", new TextSpan(2, 3), ""), new(Other, "a", new TextSpan(2, 5), "")));

    private static CheckDescriptor Check(string id) => new(id, "test", "A test", Severity.Error, Category.Secure) { FindsSecrets = true };

    private static string Kept(params List<Diagnostic> found)
    {
        SecretFindings.DropDoubles(found, Text);
        return string.Join(' ', found.Select(static finding => finding.Rule.Id));
    }
}
