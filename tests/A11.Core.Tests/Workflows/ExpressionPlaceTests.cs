using A11.Core.Workflows.Expressions;

namespace A11.Core.Tests.Workflows;

/// <summary>A place knows its key, whether GitHub reads it as a condition, and its name in messages.</summary>
[TestClass]
public sealed class ExpressionPlaceTests
{
    [TestMethod]
    [DataRow("jobs a if", true)]
    [DataRow("jobs a snapshot if", true)]
    [DataRow("jobs a steps [] if", true)]
    [DataRow("jobs a steps [] parallel [] if", true)]
    [DataRow("runs pre-if", true)]
    [DataRow("runs post-if", true)]
    [DataRow("runs steps [] if", true)]
    [DataRow("runs steps [] parallel [] if", true)]
    [DataRow("jobs if", false)]
    [DataRow("jobs a env if", false)]
    [DataRow("jobs a steps [] with if", false)]
    [DataRow("runs if", false)]
    [DataRow("runs steps [] run", false)]
    [DataRow("env if", false)]
    public void Conditions_are_where_GitHub_has_them(string path, bool expected) => Assert.AreEqual(expected, PlaceOf(path).IsCondition);

    [TestMethod]
    [DataRow("jobs build steps [] run", "jobs.<job_id>.steps.run", "run")]
    [DataRow("jobs build strategy matrix os []", "jobs.<job_id>.strategy.matrix.os", "os")]
    [DataRow("runs steps [] with x", "runs.steps.with.x", "x")]
    [DataRow("env A", "env.A", "A")]
    [DataRow("[]", "", "")]
    public void A_place_has_a_title_and_a_key(string path, string title, string key) => Assert.AreEqual((title, key), (PlaceOf(path).Title, PlaceOf(path).Key));

    [TestMethod]
    [DataRow("jobs a steps", "jobs", true)]
    [DataRow("jobs a steps", "jobs a steps", true)]
    [DataRow("jobs a steps", "jobs * steps", true)]
    [DataRow("jobs a steps", "jobs b", false)]
    [DataRow("jobs a steps", "jobs a steps []", false)]
    [DataRow("jobs a", "jobs * steps", false)]
    public void A_place_begins_with_its_first_keys(string path, string keys, bool expected) => Assert.AreEqual(expected, PlaceOf(path).StartsWith(keys.Split(' ')));

    private static ExpressionPlace PlaceOf(string path) => new([.. path.Split(' ')], null, null);
}
