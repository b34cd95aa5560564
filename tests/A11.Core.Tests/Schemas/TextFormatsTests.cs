using A11.Core.Schemas;

namespace A11.Core.Tests.Schemas;

/// <summary>Texts that have a form of their own: times, names of Compose, pull policies, quantities of Kubernetes.</summary>
[TestClass]
public sealed class TextFormatsTests
{
    [TestMethod]
    [DataRow("00:00", true)]
    [DataRow("05:30", true)]
    [DataRow("19:59", true)]
    [DataRow("23:59", true)]
    [DataRow("24:00", false)]
    [DataRow("29:00", false)]
    [DataRow("30:00", false)]
    [DataRow("10:60", false)]
    [DataRow("5:30", false)]
    [DataRow("05-30", false)]
    [DataRow("05:30:00", false)]
    public void A_time_is_hours_and_minutes(string text, bool isValid) => Assert.AreEqual(isValid, TextFormats.IsValid(text, TextFormat.Time));

    [TestMethod]
    [DataRow("web_1.A-b", true)]
    [DataRow("", true)]
    [DataRow("a b", false)]
    [DataRow("größe", false)]
    [DataRow("a/b", false)]
    public void A_name_of_Compose_is_letters_digits_and_signs(string text, bool isValid) => Assert.AreEqual(isValid, TextFormats.IsValid(text, TextFormat.ComposeName));

    [TestMethod]
    [DataRow("always", true)]
    [DataRow("if_not_present", true)]
    [DataRow("weekly", true)]
    [DataRow("every_12h", true)]
    [DataRow("every_1w2d3h4m5s", true)]
    [DataRow("every_", false)]
    [DataRow("every_12", false)]
    [DataRow("every_h", false)]
    [DataRow("every_12y", false)]
    [DataRow("every_12h3", false)]
    [DataRow("each_12h", false)]
    [DataRow("12h", false)]
    [DataRow("Always", false)]
    public void A_pull_policy_is_a_word_or_an_interval(string text, bool isValid) => Assert.AreEqual(isValid, TextFormats.IsValid(text, TextFormat.PullPolicy));

    /// <summary>Kubernetes API reference, “Quantity”.</summary>
    [TestMethod]
    [DataRow("0", true)]
    [DataRow("1.5", true)]
    [DataRow(".5", true)]
    [DataRow("5.", true)]
    [DataRow("+1", true)]
    [DataRow("-1", true)]
    [DataRow("100m", true)]
    [DataRow("1n", true)]
    [DataRow("1u", true)]
    [DataRow("1k", true)]
    [DataRow("1M", true)]
    [DataRow("1G", true)]
    [DataRow("1T", true)]
    [DataRow("1P", true)]
    [DataRow("1E", true)]
    [DataRow("1Ki", true)]
    [DataRow("1Mi", true)]
    [DataRow("1Gi", true)]
    [DataRow("1Ti", true)]
    [DataRow("1Pi", true)]
    [DataRow("1Ei", true)]
    [DataRow("1e3", true)]
    [DataRow("1E-3", true)]
    [DataRow("1e+3", true)]
    [DataRow("1e", false)]
    [DataRow("1ex", false)]
    [DataRow("1x3", false)]
    [DataRow("1K", false)]
    [DataRow("1mi", false)]
    [DataRow("1 Mi", false)]
    [DataRow("", false)]
    [DataRow(".", false)]
    [DataRow("+", false)]
    [DataRow("+-1", false)]
    [DataRow("1.2.3", false)]
    [DataRow("Mi", false)]
    public void A_quantity_is_a_number_with_a_suffix(string text, bool isValid) => Assert.AreEqual(isValid, TextFormats.IsValid(text, TextFormat.Quantity));

    [TestMethod]
    [DataRow("ComposeName", "Use letters, digits, dots, dashes and underscores.")]
    [DataRow("PullPolicy", "Use always, never, build, missing, if_not_present, refresh, daily or weekly, or an interval such as every_12h.")]
    [DataRow("Quantity", "Use a number with a suffix such as m, Ki, Mi, Gi or M.")]
    [DataRow("TimeZone", "Use a name of the IANA time zone database, such as Europe/Berlin.")]
    [DataRow("Time", "Use hours and minutes in quotes, such as \"05:30\".")]
    public void A_format_is_explained(string format, string expected) => Assert.AreEqual(expected, TextFormats.Explain(Enum.Parse<TextFormat>(format)));
}
