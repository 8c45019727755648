"""Hostile files by name, each made here, so that what is wrong with it is known. A value of a table is
(bytes, words that a reading must hold, or None where reading and refusing are both right, or False where it must be refused)."""
import io, zipfile, zlib

CLAUSE = "1.1 Members may ask the Chief Executive for advice."
SHOW = b"BT /F1 11 Tf 72 700 Td (" + CLAUSE.encode() + b") Tj ET\n"
BOX = "/MediaBox [0 0 595 842]"
FONTS = "/Font << /F1 3 0 R >>"


def stream(content, entries="", length=None):
    return f"<< {entries} /Length {len(content) if length is None else length} >>\nstream\n".encode() + content + b"\nendstream"


class Pdf:
    """Objects 1 (catalogue), 2 (page tree), 3 (Helvetica), then the pages' and any others."""

    def __init__(self, catalogue=""):
        self.objects = {1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", 3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
        self.pages = []

    def add(self, body, number=None):
        number = number or max(self.objects) + 1
        self.objects[number] = body
        return number

    def page(self, content=SHOW, entries=BOX, resources=FONTS, drawn=None):
        contents = self.add(stream(content) if drawn is None else drawn)
        self.pages.append(self.add(f"<< /Type /Page /Parent 2 0 R {entries} /Contents {contents} 0 R /Resources << {resources} >> >>"))
        return self

    def bytes(self, tree=None, trailer="", start=None):
        kids = " ".join(f"{p} 0 R" for p in self.pages)
        self.objects[2] = tree or f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>"
        out, places = bytearray(b"%PDF-1.5\n"), {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
        size = max(self.objects) + 1
        table = "".join(f"{places[n]:010} 00000 n \n" if n in places else "0000000000 00000 f \n" for n in range(1, size))
        at = len(out)
        return bytes(out) + f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start or at}\n%%EOF\n".encode()


def good_pdf():
    return Pdf().page().bytes()


def page_trees():
    """Trees of pages that loop, lie or are deep."""
    made = {}
    for name, tree in {"itself": "<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "many-of-itself": "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000 >>",
                       "count-lies": "<< /Type /Pages /Kids [5 0 R] /Count 2147483647 >>", "count-negative": "<< /Type /Pages /Kids [5 0 R] /Count -1 >>",
                       "same-page-often": f"<< /Type /Pages /Kids [{'5 0 R ' * 1000}] /Count 1000 >>", "no-dictionary": "[2 0 R]"}.items():
        made[f"tree-{name}.pdf"] = (Pdf().page().bytes(tree), None)
    deep = Pdf().page()
    first = deep.add("null")
    for i in range(20000):
        deep.add(f"<< /Type /Pages /Parent {first + i} 0 R /Kids [{first + i + 2} 0 R] /Count 1 >>")
    deep.add(f"<< /Type /Pages /Kids [5 0 R] /Count 1 >>")
    made["tree-deep.pdf"] = (deep.bytes(f"<< /Type /Pages /Kids [{first + 1} 0 R] /Count 1 >>"), None)
    parents = Pdf()
    parents.page(entries="").add("<< /Type /Pages /Parent 6 0 R /Kids [5 0 R] /Count 1 >>", 6)
    made["tree-parent-loop.pdf"] = (parents.bytes("<< /Type /Pages /Parent 6 0 R /Kids [6 0 R] /Count 1 >>"), None)
    return made


def object_streams():
    """Compressed objects that hold each other, in a file whose table is a stream."""
    def file(kinds, held, extends):
        out = bytearray(b"%PDF-1.5\n")
        at = len(out)
        out += b"4 0 obj\n" + stream(held, f"/Type /ObjStm /N 2 /First 10 {extends}") + b"\nendobj\n"
        table_at = len(out)
        rows = b"".join(bytes([kind]) + value.to_bytes(4, "big") + bytes([index]) for kind, value, index in kinds(at))
        out += b"5 0 obj\n" + stream(rows, f"/Type /XRef /Size {len(rows) // 6} /W [1 4 1] /Root 1 0 R") + b"\nendobj\n"
        return bytes(out) + f"startxref\n{table_at}\n%%EOF\n".encode()
    body = b"1 0 2 30  << /Type /Catalog /Pages 2 0 R >>" + b" " * 20 + b"<< /Type /Pages /Kids [] /Count 0 >>"
    return {"objects-in-themselves.pdf": (file(lambda at: [(0, 0, 0), (2, 4, 0), (2, 4, 1), (0, 0, 0), (2, 4, 0), (1, at, 0)], body, ""), False),
            "objects-in-each-other.pdf": (file(lambda at: [(0, 0, 0), (2, 3, 0), (2, 4, 1), (2, 4, 0), (2, 3, 0), (1, at, 0)], body, "/Extends 3 0 R"), False),
            "objects-extend-themselves.pdf": (file(lambda at: [(0, 0, 0), (2, 4, 0), (2, 4, 1), (0, 0, 0), (1, at, 0)], body, "/Extends 4 0 R"), False),
            "objects-beyond-the-end.pdf": (file(lambda at: [(0, 0, 0), (2, 4, 255), (2, 4, 254), (0, 0, 0), (1, 4000000000, 0)], body, ""), False)}


def tables():
    """Cross-reference tables that lie, and files cut short."""
    good = good_pdf()
    made = {"table-loop.pdf": (good.replace(b"/Root", b"/Prev %d /Root" % good.rfind(b"xref\n0")), None),
            "table-nowhere.pdf": (Pdf().page().bytes(start=99999999), None),
            "table-size.pdf": (good.replace(b"/Size 6", b"/Size 2147483647"), None),
            "table-entries.pdf": (good.replace(b"xref\n0 6", b"xref\n0 2000000000"), None),
            "table-offsets.pdf": (good.replace(b"00000 n", b"99999 n"), None),
            "root-loop.pdf": (good.replace(b"/Root 1 0 R", b"/Root 99 0 R"), None)}
    for share in (10, 50, 90, 99):
        made[f"cut-at-{share}.pdf"] = (good[: len(good) * share // 100], None)
    return made


def boxes_and_letters():
    """Boxes, sizes and places of letters beyond all measure."""
    made = {}
    for i, box in enumerate(("0 0 2000000 2000000", "0 0 {0} {0}".format("9" * 30), "0 0 0 0", "595 842 0 0", "-9000000000 0 1 1", "0 0 99999999999999999999 1", "/A (b) null 4", "0 0 nan inf")):
        made[f"box-{i}.pdf"] = (Pdf().page(entries=f"/MediaBox [{box}] /CropBox [{box}] /UserUnit 1000000000").bytes(), None)
    for i, matrix in enumerate(("0 0 0 0 0 0", f"{'9' * 38} 0 0 {'9' * 38} 72 700", f"0.{'0' * 38}1 0 0 1 72 700", "-1 0 0 -1 500 700", f"1 0 0 1 {'9' * 38} -{'9' * 38}", "1 0 0 1 2147483648 2147483648")):
        made[f"letters-{i}.pdf"] = (Pdf().page(b"BT /F1 11 Tf %s Tm (Members may ask.) Tj ET\n" % matrix.encode() + SHOW).bytes(), "Chief Executive")
    for size in ("0", "-11", "9" * 30, "100000"):
        made[f"size-{size[:8]}.pdf"] = (Pdf().page(b"BT /F1 %s Tf 72 500 Td (Members may ask.) Tj ET\n" % size.encode() + SHOW).bytes(), None)
    import math
    turned = b"".join(b"BT /F1 11 Tf %.4f %.4f %.4f %.4f 300 400 Tm (Turned by %d degrees.) Tj ET\n" % (math.cos(a), math.sin(a), -math.sin(a), math.cos(a), round(math.degrees(a)))
                      for a in (math.radians(d) for d in range(0, 360, 7)))
    made["turned-all-ways.pdf"] = (Pdf().page(turned + SHOW).bytes(), None)
    return made


def nesting():
    """Dictionaries, arrays, outlines, forms and patterns in each other."""
    made = {}
    for name, opening, closing in (("dictionaries", "<< /A ", " >>"), ("arrays", "[ ", " ]")):
        nested = Pdf().page()
        nested.add(opening * 50000 + "null" + closing * 50000)
        made[f"deep-{name}.pdf"] = (nested.bytes(), "Chief Executive")
        made[f"deep-{name}-in-contents.pdf"] = (Pdf().page(opening.encode() * 50000 + closing.encode() * 50000 + b" pop\n" + SHOW).bytes(), None)
        made[f"deep-{name}-in-catalogue.pdf"] = (Pdf("/Names " + opening * 50000 + "null" + closing * 50000).page().bytes(), None)
        made[f"deep-{name}-in-trailer.pdf"] = (Pdf().page().bytes(trailer="/Info " + opening * 50000 + "null" + closing * 50000), None)
    made["deep-states.pdf"] = (Pdf().page(b"q " * 200000 + b"BT " * 1000 + SHOW).bytes(), None)
    outlines = Pdf("/Outlines 9 0 R /PageLabels 10 0 R /Names << /Dests 10 0 R /EmbeddedFiles 10 0 R >> /StructTreeRoot 10 0 R").page()
    outlines.add("<< /First 9 0 R /Last 9 0 R /Next 9 0 R /Title (Loop) /Count 1000000000 >>", 9)
    outlines.add("<< /Kids [10 0 R 10 0 R] /Limits [(a) (z)] /K [10 0 R] /S /Document >>", 10)
    made["loops-in-outlines-and-names.pdf"] = (outlines.bytes(), "Chief Executive")
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {} >>"
    for name, calls, depth in (("deep-forms", 1, 3000), ("forms-that-multiply", 2, 12)):
        forms = Pdf()
        forms.add(stream(SHOW, form.format(FONTS)), 100)
        for i in range(1, depth):
            forms.add(stream(b"/X Do " * calls, form.format(f"/XObject << /X {99 + i} 0 R >>")), 100 + i)
        forms.page(b"/X Do", resources=f"/XObject << /X {99 + depth} 0 R >>")
        made[f"{name}.pdf"] = (forms.bytes(), None)
    loop = Pdf()
    loop.add(stream(b"/X Do /P scn 0 0 9 9 re f " + SHOW, "/PatternType 1 /PaintType 1 /TilingType 1 /XStep 0.000000001 /YStep 0.000000001 " + form.format(FONTS + " /XObject << /X 50 0 R >> /Pattern << /P 50 0 R >>")), 50)
    loop.page(b"/Pattern cs /P scn 0 0 500 500 re f /X Do " + SHOW, resources=FONTS + " /XObject << /X 50 0 R >> /Pattern << /P 50 0 R >>")
    made["form-and-pattern-loop.pdf"] = (loop.bytes(), None)
    functions = Pdf()
    functions.add("<< /FunctionType 3 /Domain [0 1] /Functions [60 0 R 60 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>", 60)
    functions.add("[/Separation /A 61 0 R 60 0 R]", 61)
    functions.page(b"/C cs 1 scn 0 0 9 9 re f " + SHOW, resources=FONTS + " /ColorSpace << /C 61 0 R >>")
    made["function-loop.pdf"] = (functions.bytes(), None)
    return made


def streams():
    """Lengths that lie, and little that unpacks to much."""
    made = {}
    for length in ("0", "5", "-1", "99999999", "99999999999999999999", "4 0 R", "99 0 R"):
        made[f"length-{length.replace(' ', '_')}.pdf"] = (Pdf().page(drawn=stream(SHOW, length=length)).bytes(), None)
    blank = zlib.compress(b" " * 300_000_000, 9)
    made["bomb-blanks.pdf"] = (Pdf().page(drawn=stream(blank, "/Filter /FlateDecode")).bytes(), None)
    made["bomb-in-bomb.pdf"] = (Pdf().page(drawn=stream(zlib.compress(blank, 9), "/Filter [/FlateDecode /FlateDecode]")).bytes(), None)
    made["bomb-many-filters.pdf"] = (Pdf().page(drawn=stream(SHOW, "/Filter [" + "/ASCIIHexDecode " * 10000 + "]")).bytes(), None)
    made["bomb-letters.pdf"] = (Pdf().page(drawn=stream(zlib.compress(b"BT /F1 9 Tf 9 9 Td (" + b"a" * 4_000_000 + b") Tj ET", 9), "/Filter /FlateDecode")).bytes(), None)
    made["cut-in-flate.pdf"] = (Pdf().page(drawn=stream(zlib.compress(SHOW * 50)[:60], "/Filter /FlateDecode")).bytes(), None)
    picture = Pdf()
    picture.add(stream(zlib.compress(b"\xff" * 1_000_000), "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"), 50)
    picture.page(b"595 0 0 842 0 0 cm /X Do", resources="/XObject << /X 50 0 R >>")
    made["picture-giant.pdf"] = (picture.bytes(), None)
    return made


def fonts():
    """Fonts that name no letter, name too many, or call themselves."""
    def with_font(font, content, extra=()):
        made = Pdf()
        for number, body in extra:
            made.add(body, number)
        made.add(font, 30)
        return made.page(content, resources="/Font << /F1 30 0 R >>").bytes()
    identity = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> {} >>] {} >>"
    codes = b"BT /F1 11 Tf 72 700 Td <" + b"".join(b"%04x" % (5 + i) for i in range(300)) + b"> Tj ET\n"
    endless = stream(b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0005> <" + b"0041" * 200000 + b"> endbfchar 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange endcmap")
    hebrew = stream(b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <05D0> endbfrange endcmap")
    glyph = stream(b"1000 0 d0 BT /F1 11 Tf (aa) Tj ET")
    return {"font-without-map.pdf": (with_font(identity.format("", ""), codes), None),
            "font-map-endless.pdf": (with_font(identity.format("", "/ToUnicode 31 0 R"), codes, [(31, endless)]), None),
            "font-map-uses-itself.pdf": (with_font(identity.format("", "/ToUnicode 31 0 R"), codes, [(31, stream(b"/X usecmap begincmap endcmap", "/UseCMap 31 0 R"))]), None),
            "font-widths.pdf": (with_font(identity.format(f"/W [0 [{'9999999999999999 ' * 1000}] 0 2147483647 5] /DW -9999999999999999", ""), codes), None),
            "font-glyphs-loop.pdf": (with_font("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 31 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << /Font << /F1 30 0 R >> >> >>", b"BT /F1 11 Tf 72 700 Td (aaaa) Tj ET", [(31, glyph)]), None),
            "font-descends-from-itself.pdf": (with_font("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [30 0 R] /FontDescriptor 30 0 R /FontFile2 30 0 R >>", codes), None),
            "font-broken-file.pdf": (with_font("<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << /Type /FontDescriptor /FontName /X /FontFile2 31 0 R /Flags 4 >> >>", b"BT /F1 11 Tf 72 700 Td (Members may ask.) Tj ET", [(31, stream(b"\0\1\0\0\xff\xff" + b"glyf\0\0\0\0" * 2000))]), None),
            "right-to-left.pdf": (with_font("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 31 0 R >>", b"BT /F1 11 Tf 72 700 Td (HEBREW WORDS ARE HERE AND STAY) Tj ET", [(31, hebrew)]), "\u05d0")}


def crowds():
    """Too many of everything."""
    words = b"".join(b"BT /F1 6 Tf 10 %d Td (%s) Tj ET\n" % (9990 - 8 * row, b"ab " * 100) for row in range(1000))
    wide = "/MediaBox [0 0 10000 10000]"
    heap = b"BT /F1 11 Tf 72 700 Td " + b"(ab ) Tj 0 0 Td " * 20000 + b"ET\n"
    scattered = b"".join(b"BT /F1 6 Tf %d %d Td (a) Tj ET\n" % (i * 7919 % 9990, i * 104729 % 9990) for i in range(20000))
    rules = b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S\n" % (i % 590, i % 590, i % 840, i % 840) for i in range(50000))
    columns = b"".join(b"BT /F1 4 Tf %d %d Td (ab) Tj ET\n" % (10 * x, 10 * y) for y in range(1, 80) for x in range(1, 58))
    notes = Pdf()
    for i in range(5000):
        notes.add(f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (app.alert\\({i}\\)) >> /Parent {i + 4} 0 R >>", 100 + i)
    notes.add("<< /Fields [100 0 R] /XFA 100 0 R >>", 99)
    notes.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 99 0 R /OpenAction << /S /Launch /F (/bin/sh) >> /AA << /WC << /S /JavaScript /JS (1) >> >> >>"
    notes.page(entries=f"{BOX} /Annots [{' '.join(f'{100 + i} 0 R' for i in range(5000))}]")
    attached = Pdf("/Names << /EmbeddedFiles << /Names [(evil.exe) 40 0 R] >> >>")
    attached.add("<< /Type /Filespec /F (../../../evil.exe) /EF << /F 41 0 R >> >>", 40)
    attached.add(stream(b"MZ secret words of the attachment", "/Type /EmbeddedFile"), 41)
    attached.page()
    return {"hundred-thousand-words.pdf": (Pdf().page(words, wide).bytes(), "ab ab ab"), "words-in-one-place.pdf": (Pdf().page(heap + SHOW).bytes(), None),
            "words-scattered.pdf": (Pdf().page(scattered, wide).bytes(), None), "rules.pdf": (Pdf().page(rules + SHOW).bytes(), None),
            "columns.pdf": (Pdf().page(columns).bytes(), None), "scripts-and-notes.pdf": (notes.bytes(), "Chief Executive"),
            "attached-files.pdf": (attached.bytes(), "Chief Executive")}


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body, entities="", **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if isinstance(body, str):
            body = f'<?xml version="1.0"?>{entities}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
            archive.writestr("word/_rels/document.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
                f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{n}" Target="{n}.xml"/>' for n in parts) + "</Relationships>")
    return out.getvalue()


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_files():
    clause = paragraph(CLAUSE)
    laughs = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10)) + "]>"
    styles = f'<w:styles xmlns:w="{W}">' + "".join(f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="heading 1"/><w:basedOn w:val="S{(i + 1) % 5000}"/><w:link w:val="S{i}"/></w:style>' for i in range(5000)) + "</w:styles>"
    numbering = (f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S0"/><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 5000}"/></w:lvl>'
                 '<w:lvl w:ilvl="99"><w:start w:val="-5"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="99"/></w:num></w:numbering>')
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/><w:t>Note of itself.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    good = docx(clause)
    odd = io.BytesIO()
    with zipfile.ZipFile(odd, "w") as archive:
        for name in ("../../../../tmp/clausebook-escaped", "/etc/cron.d/clausebook", "C:\\evil", "word/../word/document.xml", "a" * 60000, "word/document.xml/", "\1"):
            archive.writestr(name, "evil")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{clause}</w:body></w:document>')
    crowd = io.BytesIO()
    with zipfile.ZipFile(crowd, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{clause}</w:body></w:document>')
        for i in range(20000):
            archive.writestr(f"word/media/{i}", "")
    return {"bomb.docx": (docx(b" " * 300_000_000), False),
            "bomb-of-a-part.docx": (docx(clause, styles=b" " * 300_000_000), None),
            "entities.docx": (docx(paragraph("&a9;"), laughs), False),
            "entities-unknown.docx": (docx(paragraph("&a9;&lt;&#0;&#x110000;&#xD800;") + clause), None),
            "tables-in-tables.docx": (docx("<w:tbl><w:tr><w:tc>" * 10000 + clause + "</w:tc></w:tr></w:tbl>" * 10000), False),
            "elements-in-elements.docx": (docx("<w:p>" + "<w:smartTag>" * 200000 + "</w:smartTag>" * 200000 + "</w:p>"), False),
            "names.docx": (odd.getvalue(), None), "many-parts.docx": (crowd.getvalue(), None),
            "styles-loop.docx": (docx(clause + paragraph("Styled", '<w:pStyle w:val="S7"/>'), styles=styles), "Chief Executive"),
            "numbers.docx": (docx("".join(paragraph(f"Clause {i} of the list.", in_list) for i in range(50)) + clause, numbering=numbering), None),
            "notes-loop.docx": (docx('<w:p><w:r><w:t>Members</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' + clause, footnotes=notes), None),
            "fields.docx": (docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50000 + "</w:p>" + clause), None),
            "wide-table.docx": (docx("<w:tbl>" + ("<w:tr>" + f'<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>{paragraph("a")}</w:tc>' * 300 + "</w:tr>") * 100 + "</w:tbl>" + clause), None),
            "cut.docx": (good[: len(good) // 2], False), "sizes-lie.docx": (good.replace(len(f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{clause}</w:body></w:document>').to_bytes(4, "little"), b"\xf0\xff\xff\x7f"), None),
            "long-heading.docx": (docx(paragraph("Members and officers " * 15000, '<w:pStyle w:val="H"/>') + "".join(paragraph(f"1.{i} Members may ask officer {i}.") for i in range(1, 1000)),
                                       styles=f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>'), "ask officer 999."),
            "long-paragraph.docx": (docx(paragraph("Members may ask officers. " * 20000)), None)}


def pages():
    words = f"<p>{CLAUSE}</p>"
    return {"nested.html": (b"<html><body>" + b"<div>" * 100000 + words.encode(), False),
            "nested-inline.html": (b"<html><body>" + b"<b><i>" * 50000 + words.encode(), False),
            "attribute.html": (b'<html><body class="' + b"x " * 5_000_000 + b'">' + words.encode(), None),
            "attributes.html": (b"<html><body " + b"".join(b"a%d=1 " % i for i in range(100000)) + b">" + words.encode(), False),
            "long-tag.html": (b"<html><body><" + b"x" * 5_000_000 + b">" + words.encode(), None),
            "no-end.html": (b"<html><body>" + words.encode() + b"<!--" + b"-" * 5_000_000, "Chief Executive"),
            "entities.html": (b"<html><body>" + words.encode() + b"<p>" + b"&amp;&#x110000;&#0;&notanentity;&AMP" * 100000, None),
            "lists.html": (b"<html><body>" + words.encode() + b"<ol start=-2147483648 type=i>" + b"<li value=99999999999999>Item" * 20000, None),
            "lists-in-lists.html": (b"<html><body>" + words.encode() + b"<ol><li>" * 300 + b"Item", None),
            "cells.html": (b"<html><body>" + words.encode() + b"<table><tr>" + b"<td colspan=1000000000 rowspan=1000000000>a" * 2000 + b"</table>", None),
            "tables.html": (b"<html><body>" + words.encode() + b"<table><tr><td>" * 400 + b"a", None),
            "misnested.html": (b"<html><body>" + words.encode() + b"<b><p><i></b></p><a><table></i>" * 3000, None),
            "links.html": (b"<html><body>" + words.encode() + b"<a href=#>link</a> " * 100000, None),
            "zeros.html": (b"<html><body>" + words.encode() + b"<p>ze\0ros\0" + b"\0" * 1000, None),
            "template.html": (b"<html><body>" + words.encode() + b"<template>" * 300 + b"<svg><math><p>" * 300 + b"<select><frameset>", None)}


def texts():
    clause = CLAUSE.encode()
    return {"one-line.txt": (b"Members may ask officers for advice at any time and shall get it. " * 800_000, False),
            "one-word.txt": (clause + b"\n\n" + b"a" * 20_000_000, False),
            "zeros.txt": (clause + b"\n\n1.2 Officers\0 shall\0 answer.\n" + b"\0" * 20, None),
            "encodings.txt": (clause + b"\n\n1.2 caf\xe9 \x93quoted\x94 \xc3\xa9t\xc3\xa9 \xff\xfe \xf0\x9f\x98\x80 \xed\xa0\x80 \xc0\xaf end.\n", "Chief Executive"),
            "half-utf-16.txt": ("\ufeff".encode("utf-16-le") + CLAUSE.encode("utf-16-le") + b"\n\x00\x00\xd8\x01", None),
            "empty-lines.txt": (clause + b"\n" * 2_000_000, "Chief Executive"),
            "many-lines.txt": (b"x.\n\n" * 600_000, False),
            "pages.txt": (clause + b"\f" * 200_000, "Chief Executive"),
            "labels.txt": (clause + b"\n" + b"1." * 200_000 + b"\n" + b"(a)" * 100_000 + b"\n" + b"(" * 100_000 + b"\n", None),
            "long-introduction.txt": (b"1. " + b"Members and officers " * 15000 + b":\n\n" + b"".join(b"- ask officer %d;\n\n" % i for i in range(1000)), "ask officer 999"),
            "label-on-each-line.txt": (b"".join(b"%d.%d.%d\n" % (i % 7, i % 11, i % 13) for i in range(20_000)), None),
            "digits.txt": (clause + b"\n1.2 within " + b"9" * 1_000_000 + b" working days of section " + b"9." * 100_000 + b"\n", None),
            "limits-in-one-sentence.txt": (clause + b"\n1.2 Officers shall reply within " + b"5 working days or within " * 20_000 + b"a year.\n", None),
            "references-in-one-sentence.txt": (clause + b"\n1.2 Subject to " + b"paragraph 1.1 and " * 20_000 + b"the Code.\n", None),
            "officers-in-one-sentence.txt": (clause + b"\n1.2 The " + b"Chief Executive, Monitoring Officer and " * 10_000 + b"Leader shall decide.\n", None),
            "capitals.txt": (clause + b"\n1.2 " + b"The Local Government And Housing Of The " * 10_000 + b"Act 1989\n", None),
            "brackets.txt": (clause + b"\n1.2 " + b"(see [the \"note " * 50_000 + b"\n", None),
            "marks.txt": ((CLAUSE + "\n1.2 e" + "\u0301" * 500_000 + " \u202e\u2066 turned \u200b" + "\ufdfa" * 50_000 + "\n").encode(), None),
            "controls.txt": (clause + b"\n1.2 \x1b]0;title\x07\x1b[2J escape \x9b\n", None)}


GROUPS = {f.__name__: f for f in (page_trees, object_streams, tables, boxes_and_letters, nesting, streams, fonts, crowds, word_files, pages, texts)}
