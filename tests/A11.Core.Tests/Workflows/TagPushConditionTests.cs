using A11.Core.Workflows;
using A11.Core.Workflows.Expressions;

namespace A11.Core.Tests.Workflows;

/// <summary>What a condition gives for a pushed tag is told where it asks for that alone.</summary>
[TestClass]
public sealed class TagPushConditionTests
{
    [TestMethod]
    [DataRow("true", true)]
    [DataRow("false", false)]
    [DataRow("'true'", null)]
    [DataRow("github.ref", null)]
    [DataRow("github.ref_type == 'tag'", true)]
    [DataRow("github.ref_type == 'TAG'", true)]
    [DataRow("github.ref_type == 'branch'", false)]
    [DataRow("github.ref_type != 'tag'", false)]
    [DataRow("github.ref_type != 'branch'", true)]
    [DataRow("'tag' == github.ref_type", true)]
    [DataRow("github.ref_type > 'a'", null)]
    [DataRow("github.ref_type == github.x", null)]
    [DataRow("github.ref_type == 1", null)]
    [DataRow("github.event_name == 'push'", true)]
    [DataRow("github.event_name != 'push'", false)]
    [DataRow("github.event_name == 'pull_request'", null)]
    [DataRow("github.actor == 'push'", null)]
    [DataRow("startsWith(github.ref, 'refs/tags/')", true)]
    [DataRow("startsWith(github.ref, 'refs/')", true)]
    [DataRow("startsWith(github.ref, 'refs/heads/')", false)]
    [DataRow("startsWith(github.ref, 'refs/heads/main')", false)]
    [DataRow("startsWith(github.ref, 'refs/tags/v')", null)]
    [DataRow("startsWith(github.ref_name, 'refs/heads/')", null)]
    [DataRow("startsWith('refs/heads/', github.ref)", null)]
    [DataRow("contains(github.ref, 'refs/tags/')", true)]
    [DataRow("endsWith(github.ref, 'refs/heads/')", null)]
    [DataRow("!startsWith(github.ref, 'refs/tags/')", false)]
    [DataRow("!github.actor", null)]
    [DataRow("true && true", true)]
    [DataRow("true && false", false)]
    [DataRow("github.actor && false", false)]
    [DataRow("github.actor && true", null)]
    [DataRow("false || true", true)]
    [DataRow("false || false", false)]
    [DataRow("github.actor || true", true)]
    [DataRow("github.actor || false", null)]
    public void A_condition_holds_for_a_tag_or_not(string text, bool? expected) => Assert.AreEqual(expected, TagPushCondition.Evaluate(ExpressionParser.Parse(text).Root));
}
