# `cpack` in the build folder makes a .deb for Debian 12.
set(doc ${CMAKE_INSTALL_DATADIR}/doc/clausebook)
install(FILES README.md CHANGELOG.md docs/serving.md docs/scale.md docs/citations.md docs/json.md DESTINATION ${doc})
install(FILES NOTICE DESTINATION ${doc} RENAME copyright)
install(DIRECTORY docs/examples DESTINATION ${doc})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME clausebook)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the clausebook authors <clausebook@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "searches, compares and cites the clauses of council protocols")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Besides the libraries: what poppler reads and draws pages with.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "poppler-data, fonts-urw-base35")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "tesseract-ocr-eng, bash-completion, man-db")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION " PDF, Word, HTML and text protocols become trees of numbered clauses, which are
 searched, lined up question by question, and quoted word for word with their
 citations: on the command line and as web pages on one's own machine.")
include(CPack)
