using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.Schemas;

/// <summary>Scalars by the core schema of YAML 1.2.2, chapter 10.3.2.</summary>
[TestClass]
public sealed class CoreScalarsTests
{
    [TestMethod]
    [DataRow("a", nameof(ScalarType.Text))]
    [DataRow("yes", nameof(ScalarType.Text))]
    [DataRow("'1'", nameof(ScalarType.Text))]
    [DataRow("!!str 1", nameof(ScalarType.Text))]
    [DataRow("1_000", nameof(ScalarType.Text))]
    [DataRow("12:30", nameof(ScalarType.Text))]
    [DataRow("0x", nameof(ScalarType.Text))]
    [DataRow("0o8", nameof(ScalarType.Text))]
    [DataRow(".", nameof(ScalarType.Text))]
    [DataRow("1.2.3", nameof(ScalarType.Text))]
    [DataRow("1e", nameof(ScalarType.Text))]
    [DataRow("12", nameof(ScalarType.Integer))]
    [DataRow("-012", nameof(ScalarType.Integer))]
    [DataRow("0o17", nameof(ScalarType.Integer))]
    [DataRow("0xfF", nameof(ScalarType.Integer))]
    [DataRow("1.", nameof(ScalarType.Number))]
    [DataRow(".5", nameof(ScalarType.Number))]
    [DataRow("+1.5e-3", nameof(ScalarType.Number))]
    [DataRow("-.inf", nameof(ScalarType.Number))]
    [DataRow(".NaN", nameof(ScalarType.Number))]
    [DataRow("True", nameof(ScalarType.Boolean))]
    [DataRow("~", nameof(ScalarType.Null))]
    [DataRow("null", nameof(ScalarType.Null))]
    public void A_scalar_is_what_the_core_schema_says(string yaml, string expected)
    {
        var scalar = YamlTree.Parse(new SourceText(yaml)).Documents[0].Root.AsScalar!;
        Assert.AreEqual(expected, CoreScalars.TypeOf(scalar).ToString());
    }
}
