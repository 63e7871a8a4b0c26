"""No page is a dead end, and help is one tap away from each."""

from __future__ import annotations

from tests.site.pages import Site, text_of

AT_MOST_TABS = 5


def test_every_written_page_leads_on(site: Site, project):
    for path in sorted((project.docs / "en").rglob("*.md")):
        address = path.relative_to(project.docs / "en").as_posix().removesuffix(".md") + ".html"
        page = site.pages["en", address]
        links = {
            page.goal(one)
            for one in page.article.xpath(".//a/@href")
            if not one.startswith(("http", "mailto:", "tel:", "#")) and page.goal(one) != page.file
        }
        assert any(goal.suffix == ".html" for goal in links), page


def test_every_page_has_a_description_of_its_own(site: Site):
    for code in site.languages:
        seen: dict[str, str] = {}
        for page in site.of(code):
            [said] = page.root.xpath("//meta[@name='description']/@content")
            assert len(said) > 20, page
            assert said not in seen, (page, seen.get(said))
            seen[said] = str(page)


def test_act_now_and_contacts_are_one_tap_away(site: Site):
    for page in site.pages.values():
        [bar] = page.root.xpath("//nav[contains(@class, 'quick-bar')]")
        goals = [
            page.goal(href).relative_to(site.language_folder(page.code)).as_posix()
            for href in bar.xpath("./a/@href")
        ]
        assert goals == ["act-now.html", "contacts.html"], page


def test_there_are_at_most_five_entries_on_top(site: Site):
    for page in site.pages.values():
        tabs = page.root.xpath("//ul[@class='md-tabs__list']/li")
        assert 0 < len(tabs) <= AT_MOST_TABS, [text_of(one) for one in tabs]
